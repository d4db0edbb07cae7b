import { afterAll, beforeAll, expect, it } from "vitest";
import {
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { codeOf } from "./ways-in-samples.ts";

const [FEW, MOST] = [2, 4];
let daybook: Daybook;
let count = 0;
beforeAll(async () => {
  const vars = { INVITEE_MAILS_PER_HOUR: String(MOST), UNVERIFIED_MAILS_PER_HOUR: String(FEW) };
  daybook = await startDaybook({ vars });
});
afterAll(() => daybook?.close());

const stranger = () => ({ name: "In Vitee", email: `stranger${++count}@example.com` });
const bookFor = (page: Page, start: string) =>
  book(daybook, page, start, { invitee: stranger() }, { ...key(), "cf-connecting-ip": `198.51.100.${count}` });
const verify = async (on: Daybook, host: Host) => {
  const body = { code: await codeOf(on, host.id) };
  expect((await on.call("POST", "/v1/me/verifications/code", body, { token: host.token })).status).toBe(200);
};
const contactsOf = async (host: Host) =>
  (await daybook.call("GET", "/v1/me", undefined, { token: host.token })).json.contacts;

it("an account whose address nobody has proved writes to few strangers, and to as many as others once it is", async () => {
  const host = await signUp(daybook);
  const page = await makePage(daybook, host);
  const starts = (await slotsOf(daybook, page, day(1), day(4))).map(({ start }) => start);
  for (let i = 0; i < FEW; i++) expect((await bookFor(page, starts[2 * i] as string)).status).toBe(201);
  expect(await contactsOf(host)).toEqual({ lastHour: FEW, mostPerHour: FEW });
  expect((await bookFor(page, starts[8] as string)).json).toMatchObject({
    code: "rate_limited",
    reason: "host_contacts",
  });
  await verify(daybook, host);
  expect((await contactsOf(host)).mostPerHour).toBe(MOST);
  for (let i = FEW; i < MOST; i++) expect((await bookFor(page, starts[2 * i] as string)).status).toBe(201);
  expect((await bookFor(page, starts[10] as string)).status).toBe(429);
});

it("where the deployment asks for it, pages are public once the address is verified, and their owner has all of the console", async () => {
  const strict = await startDaybook({ vars: { PAGES_NEED_VERIFICATION: "yes" } });
  try {
    const host = await signUp(strict);
    const page = await makePage(strict, host);
    const paths = [
      page.path,
      `/v1/pages/${host.handle}`,
      `${page.path}/slots?from=${day(1)}&to=${day(2)}&timezone=UTC`,
    ];
    for (const path of paths) expect([path, (await strict.call("GET", path)).status]).toEqual([path, 404]);
    const own = await strict.call("GET", `/v1/event-types/${page.id}`, undefined, { token: host.token });
    expect(own.status).toBe(200);
    await verify(strict, host);
    for (const path of paths) expect([path, (await strict.call("GET", path)).status]).toEqual([path, 200]);
  } finally {
    await strict.close();
  }
});

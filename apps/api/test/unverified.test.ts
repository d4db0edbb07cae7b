import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
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
  unique,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { account } from "./good-bodies.ts";
import { mailsTo } from "./mail-service.ts";
import { bareAccount, codeOf } from "./ways-in-samples.ts";

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

describe("where sign-up tells nobody who has an account", () => {
  let quiet: Daybook;
  beforeAll(async () => {
    quiet = await startDaybook({ vars: { SIGN_UP_TELLS: "never" } });
  });
  afterAll(() => quiet?.close());
  const sent = (address: string, subject: RegExp) =>
    eventually(async () => (await mailsTo(quiet, address)).filter((mail) => subject.test(mail.subject)).length).toBe(1);

  it("a free address and a taken one are answered the same, and the mail tells which", async () => {
    const taken = await bareAccount(quiet);
    const free = `${unique("free")}@example.com`;
    const direct = await quiet.call("POST", "/v1/accounts", account({ email: free }), { headers: key() });
    expect([direct.status, direct.json.reason]).toEqual([403, "mail_first"]);
    const before = await askDatabase(quiet, "SELECT count(*) FROM accounts");
    const answers = [];
    for (const email of [free, taken.email.toUpperCase()])
      answers.push(await quiet.call("POST", "/v1/sign-ups", account({ email })));
    const [first, second] = answers.map(({ status, json }) => [status, Object.keys(json)]);
    expect(second).toEqual(first);
    await sent(free, /Finish signing up/);
    await sent(taken.email, /have a Daybook already/);
    expect(await askDatabase(quiet, "SELECT count(*) FROM accounts")).toEqual(before);

    const [mail] = await mailsTo(quiet, free);
    const token = /\/sign-in\/welcome#([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const both = await Promise.all([1, 2].map(() => quiet.call("POST", "/v1/sign-ups/completion", { token })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
    const made = both.find(({ status }) => status === 201);
    expect(made?.json.account).toMatchObject({ email: free, emailVerified: true });
    const signedIn = await quiet.call("POST", "/v1/sessions", { email: free, password: account().password });
    expect(signedIn.status).toBe(201);
  });

  it("a handle that is taken is told, as anybody may ask for it anyway", async () => {
    const { handle } = await bareAccount(quiet);
    const refused = await quiet.call("POST", "/v1/sign-ups", account({ handle }));
    expect([refused.status, refused.json.code]).toEqual([409, "handle_taken"]);
  });
});

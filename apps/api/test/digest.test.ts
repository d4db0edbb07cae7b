import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { mintCapability } from "../src/tokens/capability.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  type Page,
  signUp,
  slotsOf,
  TEST_KEYS,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, fault, startFaultyDaybook } from "./faults.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** Two evenings from now, so that no call of a test stands beside the hour. */
const EVE = Date.parse(`${day(2)}T18:00:00Z`);

let daybook: Daybook;
let host: Host;
let page: Page;
let taken = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
});
beforeEach(async () => {
  await fault(daybook, { ahead: 0, losesMessages: false } as never);
  await askDatabase(daybook, "UPDATE accounts SET digest_hour = NULL, digest_at = NULL");
  host = await signUp(daybook, "UTC");
  page = await makePage(daybook, host, {}, { timezone: "UTC" });
});
afterAll(() => daybook?.close());

const me = (body: object) => daybook.call("PATCH", "/v1/me", body, { token: host.token });
async function bookOn(date: string, on = page): Promise<string> {
  const answer = await book(daybook, on, at(await slotsOf(daybook, on, date, date), taken++ % 4));
  expect(answer.status, answer.text).toBe(201);
  return answer.json.id;
}
/** As if it had been switched on days before: due at `at`. */
const due = (accountId: string, at: number) =>
  askDatabase(
    daybook,
    "UPDATE accounts SET digest_hour = 18, digest_at = to_timestamp($2::float8 / 1000), digest_origin = 'http://localhost' WHERE id = $1",
    [accountId, at],
  );
const nextOf = async (accountId: string) =>
  Number(
    (
      await askDatabase(daybook, "SELECT extract(epoch FROM digest_at) * 1000 AS at FROM accounts WHERE id = $1", [
        accountId,
      ])
    )[0]?.at,
  );
/** It becomes this late, and the clock looks, several times. */
async function comes(instant: number, looks = 1): Promise<void> {
  await fault(daybook, { ahead: instant - Date.now() });
  await Promise.all(Array.from({ length: looks }, () => fault(daybook, { ring: "DUE_CLOCK", name: "clock" })));
}
const digestsOf = (accountId: string) =>
  askDatabase(
    daybook,
    "SELECT dedupe_key, state FROM deliveries WHERE account_id = $1 AND dedupe_key LIKE 'mail:digest:%' ORDER BY due_at",
    [accountId],
  );
interface Sent {
  to: { address: string };
  text: string;
  dedupeKey: string;
  listUnsubscribe?: string;
}
async function mailsTo(address: string): Promise<Sent[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter(({ to, dedupeKey }: Sent) => to.address === address && dedupeKey.startsWith("mail:digest:"));
}

describe("the digest of tomorrow", () => {
  it("is off, and goes on at an hour of the account's zone, which moves with it", async () => {
    expect((await daybook.call("GET", "/v1/me", undefined, { token: host.token })).json.account.digest).toBeNull();
    expect((await me({ digest: { hour: 18 } })).json.account.digest).toEqual({ hour: 18 });
    const hourOf = (ms: number, zone: string) =>
      new Date(ms).toLocaleString("en-GB", { hour: "2-digit", hour12: false, timeZone: zone });
    const first = await nextOf(host.id);
    expect(first).toBeGreaterThan(Date.now());
    expect(first).toBeLessThanOrEqual(Date.now() + DAY);
    expect(hourOf(first, "UTC")).toBe("18");
    await me({ timezone: "Asia/Tokyo" });
    expect(hourOf(await nextOf(host.id), "Asia/Tokyo")).toBe("18");
    expect((await me({ name: "Ann" })).json.account.digest).toEqual({ hour: 18 });
    expect((await me({ digest: null })).json.account.digest).toBeNull();
    expect(await nextOf(host.id)).toBe(0);
    for (const hour of [-1, 24, 1.5]) expect((await me({ digest: { hour } })).status).toBe(422);
  });

  it("tells of the next day once, however many look, and says where one unsubscribes", async () => {
    await bookOn(day(3));
    await bookOn(day(3));
    await bookOn(day(4));
    await due(host.id, EVE);
    await comes(EVE - MINUTE);
    expect(await digestsOf(host.id)).toEqual([]);
    await comes(EVE, 4);
    await eventually(() => digestsOf(host.id)).toEqual([
      { dedupe_key: `mail:digest:${host.id}:${day(3)}`, state: "done" },
    ]);
    const [mail, ...more] = await mailsTo(host.email);
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/2 bookings tomorrow/);
    expect(mail?.listUnsubscribe).toMatch(/^https?:\/\/[^/]+\/v1\/unsubscribe\/[\w-]+$/);
    expect(await nextOf(host.id)).toBe(EVE + DAY);
    await comes(EVE + 2 * MINUTE, 4);
    expect(await digestsOf(host.id)).toHaveLength(1);
    await comes(EVE + DAY);
    await eventually(() => digestsOf(host.id)).toHaveLength(2);
  });

  it("isn't written where nothing is booked, or when its day has begun before anybody looked", async () => {
    const other = await signUp(daybook, "UTC");
    const theirs = await makePage(daybook, other, {}, { timezone: "UTC" });
    await bookOn(day(3), theirs);
    await due(host.id, EVE);
    await due(other.id, EVE);
    await comes(EVE + 6 * HOUR);
    await eventually(() => nextOf(other.id)).toBe(EVE + DAY);
    expect(await nextOf(host.id)).toBe(EVE + DAY);
    expect([...(await digestsOf(host.id)), ...(await digestsOf(other.id))]).toEqual([]);
  });

  it("leaves out a day whose bookings are gone by the time it is sent", async () => {
    const id = await bookOn(day(3));
    await due(host.id, EVE);
    const { token } = host;
    await daybook.call("POST", `/v1/bookings/${id}/cancellation`, {}, { token });
    await comes(EVE);
    await eventually(() => nextOf(host.id)).toBe(EVE + DAY);
    expect(await digestsOf(host.id)).toEqual([]);
  });

  it("of a day isn't told twice, though its hour is put off on the same evening", async () => {
    await bookOn(day(3));
    await due(host.id, EVE);
    await comes(EVE);
    await eventually(() => digestsOf(host.id)).toHaveLength(1);
    await due(host.id, EVE + HOUR);
    await comes(EVE + HOUR);
    await eventually(() => nextOf(host.id)).toBe(EVE + DAY);
    expect(await digestsOf(host.id)).toHaveLength(1);
  });

  it("has the clock look at its hour", async () => {
    await fault(daybook, { ahead: 0 });
    await me({ digest: { hour: new Date(Date.now() + HOUR).getUTCHours() } });
    expect((await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? 0).toBeLessThanOrEqual(await nextOf(host.id));
  });
});

describe("a link to unsubscribe", () => {
  const link = async () =>
    `/v1/unsubscribe/${await mintCapability(signingKeys(TEST_KEYS), "unsubscribe", [host.id], 0)}`;
  const isOn = async () => (await nextOf(host.id)) > 0;

  it("changes nothing until it is posted to, and then by a mail program's one click, again and again", async () => {
    await due(host.id, EVE);
    const path = await link();
    for (let read = 0; read < 2; read++)
      expect((await daybook.call("GET", path)).json).toEqual({
        to: "digest",
        active: true,
        title: "",
        upcoming: false,
      });
    expect(await isOn()).toBe(true);
    for (let post = 0; post < 2; post++) {
      const answer = await daybook.send("POST", path, "List-Unsubscribe=One-Click", {
        "content-type": "application/x-www-form-urlencoded",
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toEqual({ to: "digest", active: false, title: "", upcoming: false });
    }
    expect(await isOn()).toBe(false);
  });

  it("leads a browser to the page that asks", async () => {
    const path = await link();
    const answer = await daybook.worker.fetch(path, {
      headers: { accept: "text/html,*/*" },
      redirect: "manual",
    } as never);
    expect(answer.status).toBe(303);
    expect(new URL(answer.headers.get("location") ?? "").pathname).toBe(path.replace("/v1", ""));
  });

  it("of a booking ends its reminders, and nobody else's", async () => {
    const id = await bookOn(day(3));
    const token = await mintCapability(signingKeys(TEST_KEYS), "unsubscribe", [id], 0);
    await due(host.id, EVE);
    const answer = await daybook.call("POST", `/v1/unsubscribe/${token}`);
    expect(answer.json).toEqual({ to: "reminders", active: false, title: "Lesson", upcoming: true });
    await daybook.call("POST", `/v1/bookings/${id}/cancellation`, {}, { token: host.token, headers: key() });
    expect((await daybook.call("GET", `/v1/unsubscribe/${token}`)).json.upcoming).toBe(false);
    expect(await isOn()).toBe(true);
    expect(await askDatabase(daybook, "SELECT booking_id FROM reminder_opt_outs")).toEqual([{ booking_id: id }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin } from "../../../scripts/test/database.ts";
import { mailsTo } from "./arrived-mails.ts";
import { askDatabase, dump, settled } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { makeExport } from "./own-data-samples.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

const asHost = (host: Host, method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token, ...(method === "POST" ? { headers: key() } : {}) });
const person = { name: "Jonas Färber", email: "jonas.f@example.com" };
const guests = [{ email: "lea.g@example.com", name: "Lea Gast" }];
const bookOn = async (page: Page, place: number) =>
  book(daybook, page, at(await slotsOf(daybook, page), place), { invitee: person, guests });
/** Once an hour the clock looks at everything. */
const sweep = () =>
  daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });

describe("an account that is to be deleted", () => {
  async function open() {
    const host = await signUp(daybook);
    const page = await makePage(daybook, host);
    const booked = await bookOn(page, 0);
    const made = await asHost(host, "POST", "/v1/api-keys", { name: "CRM", scopes: ["read"], expiresInDays: null });
    const feed = await asHost(host, "POST", "/v1/feeds", { name: "Phone" });
    return { host, page, booked, apiKey: made.json.key as string, feed: new URL(feed.json.url).pathname };
  }
  const withKey = (token: string) => daybook.call("GET", "/v1/me", undefined, { token });
  const fileOf = async (path: string) => (await daybook.worker.fetch(path)).status;

  it("takes no bookings from then on, its keys and feeds stop, nobody is told; and all that can be taken back", async () => {
    const { host, page, apiKey, feed } = await open();
    const start = at(await slotsOf(daybook, page), 3);
    expect([(await withKey(apiKey)).status, await fileOf(feed)]).toEqual([200, 200]);
    await settled(daybook);
    const mails = () =>
      askDatabase(
        daybook,
        "SELECT target, about, state FROM deliveries WHERE account_id = $1 AND sink = 'mail' ORDER BY created_at, about",
        [host.id],
      );
    const before = await mails();
    const wrong = await asHost(host, "POST", "/v1/me/deletion", { handle: "somebody-else" });
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([422, "handle"]);
    const closed = await asHost(host, "POST", "/v1/me/deletion", { handle: host.handle.toUpperCase() });
    expect(closed.json).toMatchObject({ comingBookings: 1, bookings: 1, keys: 1, feeds: 1 });
    expect(Date.parse(closed.json.erasedAt) - Date.parse(closed.json.closedAt)).toBe(7 * 86_400_000);
    expect((await daybook.call("GET", page.path)).json.eventType.paused).toBe(true);
    expect((await daybook.call("GET", `/v1/pages/${host.handle}`)).json.eventTypes[0].paused).toBe(true);
    const refused = await book(daybook, page, start);
    expect([refused.status, refused.json.code]).toEqual([409, "page_paused"]);
    expect([(await withKey(apiKey)).status, await fileOf(feed)]).toEqual([401, 404]);
    await settledButLater(host);
    expect((await mails()).slice(before.length)).toMatchObject([
      { target: "owner", about: "", state: "done" },
      { target: "owner", about: "eve", state: "waiting" },
    ]);
    // Asked for again it stays as it is.
    const again = await asHost(host, "POST", "/v1/me/deletion", { handle: host.handle });
    expect(again.json.closedAt).toBe(closed.json.closedAt);
    expect((await asHost(host, "DELETE", "/v1/me/deletion")).status).toBe(204);
    expect((await asHost(host, "DELETE", "/v1/me/deletion")).status).toBe(404);
    expect((await book(daybook, page, start)).status).toBe(201);
    expect([(await withKey(apiKey)).status, await fileOf(feed)]).toEqual([200, 200]);
  });

  /** What is planned for the eve waits. */
  const settledButLater = (host: Host) =>
    eventually(async () =>
      askDatabase(
        daybook,
        "SELECT id FROM deliveries WHERE account_id = $1 AND state = 'waiting' AND due_at <= now()",
        [host.id],
      ),
    ).toEqual([]);

  it("is erased a week later: what was to come is cancelled, people are told, and nothing of it is left", async () => {
    const { host, page, booked } = await open();
    const other = await open();
    await makeExport(daybook, host);
    await asHost(host, "POST", "/v1/me/deletion", { handle: host.handle });
    await settledButLater(host);
    // As a week does.
    await asAdmin(daybook.database.url, "DELETE FROM idempotency_keys");
    await asAdmin(daybook.database.url, `UPDATE accounts SET erase_at = now() WHERE id = '${host.id}'`);
    await eventually(async () => {
      await sweep();
      return askDatabase(daybook, "SELECT email FROM accounts WHERE id = $1", [host.id]);
    }).toEqual([{ email: `${host.id}@erased.invalid` }]);
    const sent = await mailsTo(daybook, booked.json.id, person.email);
    expect(sent.map(({ subject }) => subject.split(":")[0])).toEqual(["You’re booked", "Cancelled"]);
    const left = await dump(daybook);
    const places = (word: string) =>
      Object.keys(left).filter((table) => left[table]?.some((row) => row.includes(word)));
    for (const word of [host.email, host.handle, page.slug]) expect([word, places(word)]).toEqual([word, []]);
    // Its log says what was done and when, and nothing of anybody.
    expect(places(host.id)).toEqual(["accounts", "audit_log"]);
    expect(places(booked.json.id)).toEqual(["audit_log"]);
    expect(places(other.host.id)).toContain("accounts");
    const { FILES } = (await daybook.worker.handle().getEnv()) as {
      FILES: { list(of: object): Promise<{ objects: object[] }> };
    };
    expect((await FILES.list({ prefix: `exports/${host.id}/` })).objects).toEqual([]);
    // Its address is nobody else's: others still have links to it.
    expect((await daybook.call("GET", `/v1/handles/${host.handle}`)).json).toMatchObject({ available: false });
    const taken = await daybook.call(
      "POST",
      "/v1/accounts",
      { email: host.email, password: "Long-enough-horse", name: "N", handle: host.handle, timezone: "UTC" },
      { headers: key() },
    );
    expect([taken.status, taken.json.code]).toEqual([409, "handle_taken"]);
    expect((await asHost(host, "GET", "/v1/me")).status).toBe(401);
    expect((await asHost(other.host, "GET", "/v1/me")).status).toBe(200);
  });
});

describe("an invitee", () => {
  it("gets all that is kept of them by their link, and has it erased once the booking is over", async () => {
    const host = await signUp(daybook);
    const page = await makePage(daybook, host);
    const booked = await bookOn(page, 0);
    const link = `/v1/manage/${manageToken(booked)}`;
    const { json, headers } = await daybook.call("GET", `${link}/data`);
    expect(json).toMatchObject({ inviteeEmail: person.email, guests: [{ email: guests[0]?.email }], title: "Lesson" });
    expect(JSON.stringify(json)).not.toMatch(/tokenEpoch|holdId/);
    expect(headers.get("cache-control")).toBe("no-store");
    const early = await daybook.call("POST", `${link}/erasure`);
    expect([early.status, early.json.code]).toEqual([409, "still_to_come"]);
    await daybook.call("POST", `${link}/cancellation`, { reason: "Because of Kim" }, { headers: key() });
    await settled(daybook);
    expect((await daybook.call("POST", `${link}/erasure`)).status).toBe(204);
    expect((await daybook.call("GET", link)).status).toBe(404);
    const left = JSON.stringify({ ...(await dump(daybook)), idempotency_keys: [] }).split(booked.json.id);
    expect(left.length).toBeGreaterThan(1);
    const seen = await asHost(host, "GET", `/v1/bookings/${booked.json.id}`);
    expect(seen.json).toMatchObject({ state: "cancelled", invitee: { name: "", email: "" }, guests: [] });
    const rows = await askDatabase(
      daybook,
      `SELECT (SELECT string_agg(t::text, '') FROM events t WHERE subject_id = $1) AS events,
        (SELECT string_agg(t::text, '') FROM bookings t WHERE id = $1) AS booking,
        (SELECT string_agg(t::text, '') FROM booking_history t WHERE booking_id = $1) AS history,
        (SELECT string_agg(t::text || coalesce((SELECT string_agg(x::text, '') FROM delivery_attempts x WHERE x.delivery_id = t.id), ''), '')
          FROM deliveries t JOIN events e ON e.id = t.event_id WHERE e.subject_id = $1) AS deliveries`,
      [booked.json.id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/jonas|färber|lea|kim/i);
  });

  it("is forgotten when the host wants no more of old bookings", async () => {
    const [host, other] = [await signUp(daybook), await signUp(daybook)];
    const [page, theirs] = [await makePage(daybook, host), await makePage(daybook, other)];
    const [old, fresh, kept] = [await bookOn(page, 0), await bookOn(page, 1), await bookOn(theirs, 0)];
    await settled(daybook);
    await asAdmin(
      daybook.database.url,
      `UPDATE appointments SET starts_at = starts_at - interval '8 months', ends_at = ends_at - interval '8 months'
        WHERE id IN (SELECT appointment_id FROM bookings WHERE id IN ('${old.json.id}', '${kept.json.id}'))`,
    );
    const set = await asHost(host, "PATCH", "/v1/me", { forgetMonths: 6 });
    expect(set.json.account.forgetMonths).toBe(6);
    const { JOBS } = (await daybook.worker.handle().getEnv()) as { JOBS: { send(message: object): Promise<void> } };
    await JOBS.send({ job: "prune" });
    const nameOf = async (id: string) =>
      (await askDatabase(daybook, "SELECT invitee_name FROM bookings WHERE id = $1", [id]))[0]?.invitee_name;
    await eventually(() => nameOf(old.json.id)).toBe("");
    expect([await nameOf(fresh.json.id), await nameOf(kept.json.id)]).toEqual([person.name, person.name]);
    for (const forgetMonths of [0, 121, 1.5, "6"])
      expect((await asHost(host, "PATCH", "/v1/me", { forgetMonths })).status).toBe(422);
    expect((await asHost(host, "PATCH", "/v1/me", { forgetMonths: null })).json.account.forgetMonths).toBeNull();
  });
});

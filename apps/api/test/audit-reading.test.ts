import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  manageToken,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { makeMember, makeTeamPage } from "./team-page.ts";

let daybook: Daybook;
let host: Host;
let other: Host;
beforeAll(async () => {
  daybook = await startDaybook();
  [host, other] = [await signUp(daybook, "UTC"), await signUp(daybook)];
});
afterAll(() => daybook?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = host.token) =>
  daybook.call(method, path, body, { token, headers });
interface Entry {
  id: string;
  act: string;
  who: Record<string, unknown>;
  subject: Record<string, unknown>;
  from: Record<string, unknown> | null;
  before: unknown;
  after: unknown;
}
const log = async (query = "", token = host.token): Promise<Entry[]> =>
  (await daybook.call("GET", `/v1/audit-log${query && `?${query}`}`, undefined, { token })).json.items;
const acts = (entries: Entry[]) => entries.map(({ act }) => act);

describe("an entry says", () => {
  it("which key did it, by the name that the key has", async () => {
    const made = await call("POST", "/v1/api-keys", { name: "Front desk", scopes: ["manage"], expiresInDays: 9 });
    await call("POST", "/v1/feeds", { name: "Phone" }, { "user-agent": "Desk/1.0\u00A0" }, made.json.key);
    const [entry] = await log("who=keys");
    expect(entry).toMatchObject({
      ...{ act: "feed.created", who: { as: "account", via: "key", viaId: made.json.id, key: "Front desk" } },
      ...{
        subject: { kind: "feed", name: "Phone", booking: null },
        from: { network: "127.0.0.1", agent: expect.stringContaining("Desk/1.0") },
      },
    });
    expect(await log(`key=${made.json.id}`)).toEqual([entry]);
    expect(acts(await log(`key=${crypto.randomUUID()}`))).toEqual([]);
  });

  it("whose booking it was, as they are called now, and never where they were", async () => {
    const page = await makePage(daybook, host, {}, { timezone: "UTC" });
    const booked = await book(daybook, page, at(await slotsOf(daybook, page), 0));
    await daybook.call(
      "POST",
      `/v1/manage/${manageToken(booked)}/cancellation`,
      { reason: "Rain" },
      { headers: { "user-agent": "Spied" } },
    );
    const entries = await log(`subject=${booked.json.id}`);
    const who = { as: "invitee", id: booked.json.id, name: "In Vitee", key: null };
    const subject = { kind: "booking", name: "In Vitee", booking: { title: "Lesson", start: booked.json.start } };
    expect(entries).toMatchObject([
      { act: "booking.cancelled", who: { ...who, via: "link" }, subject, from: null },
      { act: "booking.created", who, subject, from: null },
    ]);
    await askDatabase(daybook, "UPDATE bookings SET invitee_name = '' WHERE id = $1", [booked.json.id]);
    expect(JSON.stringify(await log(`subject=${booked.json.id}`))).not.toMatch(/In Vitee|Rain|Spied/);
  });

  it("the same in the log of each member whose time it was", async () => {
    const [first, second] = [await makeMember(daybook), await makeMember(daybook)];
    const together = await makeTeamPage(daybook, [
      [first, "fixed"],
      [second, "fixed"],
    ]);
    const booked = await book(daybook, together, at(await slotsOf(daybook, together), 0));
    expect(booked.status, booked.text).toBe(201);
    for (const { host: member } of [first, second])
      expect(acts(await log(`subject=${booked.json.id}`, member.token))).toEqual(["booking.created"]);
  });

  it("once what was asked twice under one key, and nothing of what changed nothing", async () => {
    const headers = key();
    for (const _ of [1, 2]) await call("POST", "/v1/schedules", { name: "Twice", timezone: "UTC", hours: [] }, headers);
    expect(acts(await log("q=Twice"))).toEqual(["schedule.created"]);
    const count = (await log("act=account.changed")).length;
    await call("PATCH", "/v1/me", { name: "Test Host" });
    await call("PATCH", "/v1/me", { name: "" });
    expect(await log("act=account.changed")).toHaveLength(count);
  });

  it("that a digest was ended by its link, once", async () => {
    await call("PATCH", "/v1/me", { digest: { hour: 7 } });
    const { signingKeys } = await import("../src/runtime/signing-keys.ts");
    const { mintCapability } = await import("../src/tokens/capability.ts");
    const { TEST_KEYS } = await import("./daybook.ts");
    const link = await mintCapability(signingKeys(TEST_KEYS), "unsubscribe", [host.id], 0);
    for (const _ of [1, 2]) await daybook.call("POST", `/v1/unsubscribe/${link}`);
    const [entry, before] = await log("act=account.changed");
    expect(entry).toMatchObject({
      who: { as: "account", via: "link" },
      before: { digest: true },
      after: { digest: null },
    });
    expect(before).toMatchObject({ after: { digest: { hour: 7 } } });
  });

  it("how many dead letters were sent once more", async () => {
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'failed', done_at = now() WHERE id IN (SELECT id FROM deliveries WHERE account_id = $1 AND sink = 'mail' LIMIT 2)",
      [host.id],
    );
    const answer = await call("POST", "/v1/deliveries/replay", { sink: "mail" });
    expect(await log("group=deliveries")).toMatchObject([
      { act: "delivery.replayed", after: { count: answer.json.count } },
    ]);
    expect(answer.json.count).toBe(2);
  });
});

describe("sign-ins that fail", () => {
  const refused = (email: string) => daybook.call("POST", "/v1/sessions", { email, password: "not the password" });

  it("are few entries, however many there are", async () => {
    for (let n = 0; n < 12; n++) expect((await refused(other.email)).status).toBe(401);
    await eventually(async () => (await log("group=security", other.token)).map(({ after }) => after)).toEqual([
      { attempts: 10 },
      { attempts: 1 },
    ]);
    const [entry] = await log("who=strangers", other.token);
    expect(entry).toMatchObject({ act: "session.refused", who: { as: "nobody", via: "none" } });
  });

  it("of nobody's address leave nothing", async () => {
    const count = "SELECT (SELECT count(*) FROM audit_log) + (SELECT count(*) FROM failed_sign_ins) AS count";
    const before = await askDatabase(daybook, count);
    await refused("nobody@example.com");
    expect(await askDatabase(daybook, count)).toEqual(before);
  });
});

describe("the list", () => {
  const cursorOf = ({ json }: Answer): string => json.nextCursor;

  it("comes in pages that leave nothing out, also where many are of one moment", async () => {
    const whole = await call("GET", "/v1/audit-log?limit=100");
    const found: string[] = [];
    let answer = await call("GET", "/v1/audit-log?limit=3");
    for (;;) {
      found.push(...answer.json.items.map(({ id }: Entry) => id));
      expect(answer.json.count).toBe(whole.json.count);
      if (!cursorOf(answer)) break;
      answer = await call("GET", `/v1/audit-log?limit=3&cursor=${cursorOf(answer)}`);
    }
    expect(found).toEqual(whole.json.items.map(({ id }: Entry) => id));
    expect(found).toHaveLength(whole.json.count);
  });

  it("is of the days that are asked for, and refuses those that end before they begin", async () => {
    expect(await log(`from=${day(1)}`)).toEqual([]);
    expect((await log(`from=${day(-1)}&to=${day(0)}`)).length).toBeGreaterThan(5);
    const answer = await call("GET", `/v1/audit-log?from=${day(1)}&to=${day(0)}`);
    expect([answer.status, answer.json.errors[0].rule]).toEqual([422, "reversed"]);
  });

  it("finds one act of a group, and none of another", async () => {
    expect(new Set(acts(await log("group=availability")))).toEqual(new Set(["schedule.created"]));
    expect(await log("group=bookings&act=schedule.created")).toEqual([]);
    expect(await log("q=%25")).toEqual([]);
  });

  it("is one's own", async () => {
    const ids = new Set((await log()).map(({ id }) => id));
    for (const { id } of await log("", other.token)) expect(ids).not.toContain(id);
  });

  it("comes as a file that no spreadsheet takes for a formula", async () => {
    await call("POST", "/v1/feeds", { name: '=HYPERLINK("x")' });
    const { text, headers } = await call("GET", "/v1/audit-log.csv?group=connections");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="daybook-log-\d{4}-\d\d-\d\d\.csv"$/);
    const [head, first] = text.replace("\uFEFF", "").split("\r\n");
    expect(head).toBe(
      "at,act,who,who_id,who_name,via,via_id,api_key,subject,subject_id,subject_name,network,agent,place,before,after,id",
    );
    expect(first).toContain(`,feed.created,account,${host.id},`);
    expect(first).toContain('"\'=HYPERLINK(""x"")"');
  });
});

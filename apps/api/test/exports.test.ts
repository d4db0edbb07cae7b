import { unzipSync } from "fflate";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAdmin } from "../../../scripts/test/database.ts";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, type Host, key, makePage, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { makeExport } from "./own-data-samples.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

const ask = (host: Host) => daybook.call("POST", "/v1/me/exports", undefined, { token: host.token, headers: key() });
/** Once an hour the clock looks at everything. */
const sweep = () =>
  daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
const list = async (host: Host) =>
  (await daybook.call("GET", "/v1/me/exports", undefined, { token: host.token })).json.items;

/** The files of an export, as a browser would fetch them. */
async function filesOf(host: Host, id: string): Promise<Map<string, string>> {
  const answer = await daybook.worker.fetch(`/v1/me/exports/${id}/file`, {
    headers: { authorization: `Bearer ${host.token}` },
  });
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

async function hostWithBooking(): Promise<{ host: Host; bookingId: string }> {
  const host = await signUp(daybook);
  const page = await makePage(daybook, host, {
    questions: [{ id: "why", label: "Why, Ana?", kind: "text", required: true }],
  });
  const booked = await book(daybook, page, at(await slotsOf(daybook, page), 0), {
    invitee: { name: "Jonas Färber", email: "jonas@example.com" },
    guests: [{ email: "lea@example.com", name: "Lea" }],
    answers: { why: "=1+1" },
  });
  expect(booked.status, booked.text).toBe(201);
  return { host, bookingId: booked.json.id };
}

describe("an export", () => {
  it("has everything of the account and nothing of others, as JSON and as tables, without secrets", async () => {
    const [{ host, bookingId }, other] = [await hostWithBooking(), await hostWithBooking()];
    await daybook.call("POST", "/v1/feeds", { name: "Phone" }, { token: host.token });
    const files = await filesOf(host, await makeExport(daybook, host));
    const [booking, ...more] = JSON.parse(files.get("bookings.json") ?? "");
    expect(more).toEqual([]);
    expect(booking).toMatchObject({
      id: bookingId,
      inviteeName: "Jonas Färber",
      inviteeEmail: "jonas@example.com",
      answers: [{ label: "Why, Ana?", value: "=1+1" }],
      guests: [{ email: "lea@example.com", name: "Lea" }],
      history: [{ kind: "booked", actor: "invitee" }],
      settings: { title: "Lesson" },
    });
    expect(JSON.parse(files.get("account.json") ?? "")).toMatchObject([{ email: host.email, handles: [host.handle] }]);
    expect(files.get("bookings.csv")).toMatch(/^id,.*inviteeName.*\r\n/);
    const all = [...files.values()].join("\n");
    expect(all).not.toContain(other.bookingId);
    expect(all).not.toMatch(/argon2|tokenHash|token_hash|passwordHash|"hash"/);
  });

  it("knows every table that names an account", async () => {
    const rows = await askDatabase(
      daybook,
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name IN ('account_id', 'host_id', 'booking_id') ORDER BY 1`,
    );
    // Hosts have no more than a version; the outbox is the version before's, and empty.
    const within = ["appointments", "appointment_hosts", "booking_guests", "booking_history", "booking_replies"];
    const elsewhere = ["reminder_opt_outs", "events", "event_type_hosts", "hosts", "outbox"];
    // Gone within a day, or no more than keys and counts.
    const passing = [
      "mailed_links",
      "provider_flows",
      "data_keys",
      "failed_sign_ins",
      "failed_proofs",
      "pending_sign_ins",
    ];
    const named = [
      "schedules",
      "event_type_groups",
      "event_types",
      "busy_blocks",
      "feeds",
      "webhooks",
      "chat_channels",
    ];
    const known = [
      ...within,
      ...elsewhere,
      ...passing,
      "identities",
      "passkeys",
      "totp_secrets",
      "recovery_codes",
      "audit_log",
      ...named,
      "api_keys",
      "sessions",
      "deliveries",
      "exports",
    ];
    expect(rows.map(({ name }) => name).filter((name) => !known.includes(String(name)))).toEqual([]);
  });

  it("tells how far it is, and its owner by mail when it is there; and is kept for a week", async () => {
    const { host } = await hostWithBooking();
    const made = await ask(host);
    expect(made.json).toMatchObject({ state: "waiting", progress: null, size: null });
    await eventually(async () => (await list(host))[0].state).toBe("ready");
    const [ready] = await list(host);
    expect(Date.parse(ready.keptUntil) - Date.parse(ready.endedAt)).toBe(7 * 86_400_000);
    expect(ready.size).toBeGreaterThan(1_000);
    const mails = async () =>
      (await askDatabase(
        daybook,
        "SELECT d.state FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.kind = 'account.exported' AND d.account_id = $1",
        [host.id],
      )) as { state: string }[];
    await eventually(async () => (await mails()).map(({ state }) => state)).toEqual(["done"]);
    const fetched = await daybook.call("POST", `/v1/me/exports/${ready.id}/fetches`, undefined, { token: host.token });
    expect(fetched.json.fetchedAt).not.toBeNull();
    await asAdmin(daybook.database.url, `UPDATE exports SET kept_until = now() WHERE id = '${ready.id}'`);
    expect(
      (await daybook.call("POST", `/v1/me/exports/${ready.id}/fetches`, undefined, { token: host.token })).status,
    ).toBe(404);
  });

  it("that is larger than one part arrives whole", async () => {
    const host = await signUp(daybook);
    const rows = 6_500;
    await askDatabase(
      daybook,
      `INSERT INTO busy_blocks (id, host_id, during, title, source, external_id)
       SELECT gen_random_uuid(), (SELECT id FROM hosts WHERE account_id = $1), tstzrange(now(), now() + interval '1 hour'),
         (SELECT string_agg(md5(random()::text || o), '') FROM generate_series(1, 30) o WHERE n > 0), 'test', n::text FROM generate_series(1, $2) n`,
      [host.id, rows],
    );
    const id = await makeExport(daybook, host);
    expect((await list(host))[0].size).toBeGreaterThan(6 * 1024 * 1024);
    expect(JSON.parse((await filesOf(host, id)).get("busy-times.json") ?? "")).toHaveLength(rows);
  });

  it("one at a time, five a day, by whoever showed lately who they are, and nobody else's", async () => {
    const [host, other] = [await signUp(daybook), await signUp(daybook)];
    const both = await Promise.all([ask(host), ask(host)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    await eventually(async () => (await list(host))[0].state).toBe("ready");
    const [{ id }] = await list(host);
    for (const [method, path] of [
      ["GET", "file"],
      ["POST", "fetches"],
    ] as const)
      expect(
        (await daybook.call(method, `/v1/me/exports/${id}/${path}`, undefined, { token: other.token })).status,
      ).toBe(404);
    expect((await daybook.call("DELETE", `/v1/me/exports/${id}`, undefined, { token: other.token })).status).toBe(404);
    const { email, password } = host;
    const stale = (await daybook.call("POST", "/v1/sessions", { email, password })).json.accessToken;
    await asAdmin(
      daybook.database.url,
      `UPDATE sessions SET proved_at = now() - interval '11 min' WHERE id = '${decodeJwt(stale).sid}'`,
    );
    for (const [method, path] of [
      ["POST", "/v1/me/exports"],
      ["GET", `/v1/me/exports/${id}/file`],
    ] as const) {
      const late = await daybook.call(method, path, undefined, { token: stale });
      expect([late.status, late.json.errors?.[0]?.rule]).toEqual([401, "step_up"]);
    }
    for (let made = 1; made < 5; made++) await makeExport(daybook, host);
    expect((await ask(host)).status).toBe(429);
  });

  it("whose writer is lost is written by another; one that was stopped isn't, and its file goes", async () => {
    const { host } = await hostWithBooking();
    const [{ id } = { id: "" }] = (await askDatabase(
      daybook,
      `INSERT INTO exports (id, account_id, state, attempts, leased_until, origin, created_at)
       VALUES (gen_random_uuid(), $1, 'writing', 1, now() - interval '1 second', '', now()) RETURNING id`,
      [host.id],
    )) as { id: string }[];
    await eventually(async () => {
      await sweep();
      const rows = await askDatabase(daybook, "SELECT state, attempts FROM exports WHERE id = $1", [id]);
      return rows[0];
    }).toEqual({ state: "ready", attempts: 2 });
    expect((await daybook.call("DELETE", `/v1/me/exports/${id}`, undefined, { token: host.token })).status).toBe(204);
    expect((await list(host))[0].state).toBe("gone");
    const gone = await daybook.call("GET", `/v1/me/exports/${id}/file`, undefined, { token: host.token });
    expect(gone.status).toBe(404);
  });
});

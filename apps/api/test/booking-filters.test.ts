import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase, settled } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  type Host,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { expectRefusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let lesson: Page;
let call: Page;
/** Two lessons and a call tomorrow, a lesson the day after, another that was cancelled. */
const ids: Record<string, string> = {};

const ZONE = "America/New_York";
const localDate = (instant: string) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(Date.parse(instant));

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, ZONE);
  lesson = await makePage(daybook, host, {
    title: 'Lesson, "private"',
    price: "€45",
    questions: [
      { id: "wants", kind: "long_text", label: "What for, exactly?" },
      { id: "phone", kind: "phone", label: "=Phone" },
    ],
  });
  call = await makePage(daybook, host, { title: "Call", scheduleId: lesson.scheduleId });
  const slots = await slotsOf(daybook, lesson);
  const date = localDate(at(slots, 0));
  const later = slots.findIndex(({ start }) => localDate(start) !== date);
  const person = (name: string) => ({
    invitee: { name, email: `${name.toLowerCase().replace(/\W/g, "")}@example.com` },
  });
  const made = {
    ana: await book(daybook, lesson, at(slots, 0), {
      ...person("Ana"),
      answers: { wants: 'Turns, "left"\nand stops', phone: "+351 912 345 678" },
    }),
    rui: await book(daybook, lesson, at(slots, 2), person("=Rui")),
    zoe: await book(daybook, call, at(slots, 4), person("Zoë")),
    next: await book(daybook, lesson, at(slots, later), person("Next")),
    gone: await book(daybook, lesson, at(slots, later + 2), person("Gone")),
  };
  for (const [name, answer] of Object.entries(made)) ids[name] = answer.json.id;
  const cancelled = await daybook.call(
    "POST",
    `/v1/bookings/${ids.gone}/cancellation`,
    { reason: "-Rain" },
    { token: host.token },
  );
  expect(cancelled.status).toBe(200);
});
afterAll(() => daybook?.close());

const get = (path: string) => daybook.call("GET", path, undefined, { token: host.token });
const found = async (query: string) =>
  ((await get(`/v1/bookings?${query}`)).json.items as { id: string }[]).map(
    ({ id }) => Object.entries(ids).find(([, one]) => one === id)?.[0],
  );
const tomorrow = async () => localDate((await get(`/v1/bookings/${ids.ana}`)).json.start);

describe("the list of bookings", () => {
  it("is filtered by event types, on top of all else", async () => {
    expect(await found(`eventTypes=${call.id}`)).toEqual(["zoe"]);
    expect(await found(`eventTypes=${call.id},${lesson.id}`)).toEqual(["ana", "rui", "zoe", "next"]);
    expect(await found(`eventTypes=${lesson.id}&q=next`)).toEqual(["next"]);
    expect(await found(`eventTypes=${crypto.randomUUID()}`)).toEqual([]);
    expect(await found("state=all")).toEqual(["gone", "next", "zoe", "rui", "ana"]);
  });

  it("is filtered by dates, the account's own or those of a zone", async () => {
    const date = await tomorrow();
    expect(await found(`from=${date}&to=${date}`)).toEqual(["ana", "rui", "zoe"]);
    expect(await found(`to=${date}`)).toEqual(["ana", "rui", "zoe"]);
    expect((await found(`from=${date}`)).at(-1)).toBe("next");
    expect(await found(`to=${day(-1)}`)).toEqual([]);
    // At 9 in New York it is the next day on Kiritimati, the first of all zones.
    expect(await found(`from=${date}&to=${date}&timezone=Pacific/Kiritimati`)).not.toContain("ana");
  });

  it.each([
    ["from=2030-02-31", "from", "impossible_date"],
    ["from=2030-02-02&to=2030-02-01", "to", "reversed"],
    ["eventTypes=nothing", "eventTypes.0", "invalid_format"],
    ["timezone=Nowhere", "timezone", "unknown_zone"],
    ["state=lost", "state", "invalid_value"],
  ])("refuses %s by its field, in its counts and its file, too", async (query, path, rule) => {
    for (const list of ["/v1/bookings", "/v1/bookings/counts", "/v1/bookings.csv"]) {
      if (list.endsWith("counts") && path === "state") continue;
      expectRefusal(await get(`${list}?${query}`), unfit(path, rule));
    }
  });

  it("refuses more event types than it looks for, and what is misspelt", async () => {
    const many = Array.from({ length: 51 }, () => crypto.randomUUID()).join(",");
    expect((await get(`/v1/bookings?eventTypes=${many}`)).status).toBe(422);
    for (const list of ["/v1/bookings", "/v1/bookings/counts", "/v1/bookings.csv"])
      expectRefusal(await get(`${list}?eventType=${call.id}`), unfit("eventType", "unknown_parameter"));
  });
});

describe("counts", () => {
  it("are told for each state and event type, and for each part of the filter that is taken away", async () => {
    const date = await tomorrow();
    const { json } = await get(`/v1/bookings/counts?q=zo&eventTypes=${lesson.id}&from=${date}&to=${date}`);
    expect(json.states).toEqual({ upcoming: 0, past: 0, cancelled: 0 });
    expect(json.eventTypes).toEqual([
      { id: call.id, title: "Call", ink: expect.any(String), upcoming: 1, past: 0, cancelled: 0 },
      { id: lesson.id, title: 'Lesson, "private"', ink: expect.any(String), upcoming: 0, past: 0, cancelled: 0 },
    ]);
    expect(json.without).toEqual([
      { part: "q", upcoming: 2, past: 0, cancelled: 0 },
      { part: "eventTypes", upcoming: 1, past: 0, cancelled: 0 },
      { part: "dates", upcoming: 0, past: 0, cancelled: 0 },
      { part: "all", upcoming: 4, past: 0, cancelled: 1 },
    ]);
    expect((await get("/v1/bookings/counts")).json).toMatchObject({
      states: { upcoming: 4, past: 0, cancelled: 1 },
      without: [],
    });
  });
});

/** RFC 4180, as a reader of it would do it. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("the file of bookings", () => {
  it("is CSV in UTF-8 with a byte order mark, to be saved, and kept by nobody else", async () => {
    const answer = await daybook.worker.fetch("/v1/bookings.csv?state=all", {
      headers: { authorization: `Bearer ${host.token}` },
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="daybook-bookings-[\d-]+\.csv"$/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("has a row for each booking of the filter, times in two zones, answers by question, and no formula", async () => {
    const [head = [], ...rows] = parse((await get("/v1/bookings.csv?state=all")).text.replace(/^\uFEFF/, ""));
    expect(rows).toHaveLength(5);
    const table = rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i] ?? "", cell])));
    expect(table.map(({ id }) => id)).toEqual(["gone", "next", "zoe", "rui", "ana"].map((name) => ids[name]));
    const { start } = (await get(`/v1/bookings/${ids.ana}`)).json;
    const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
    expect(table[4]).toMatchObject({
      start: wall.format(Date.parse(start)),
      start_utc: start,
      timezone: ZONE,
      minutes: "30",
      state: "confirmed",
      event_type: 'Lesson, "private"',
      name: "Ana",
      price: "€45",
      "answer: What for, exactly?": 'Turns, "left"\nand stops',
      "answer: =Phone": "'+351 912 345 678",
    });
    expect(table[3]).toMatchObject({ name: "'=Rui", "answer: What for, exactly?": "" });
    expect(table[0]).toMatchObject({ state: "cancelled", cancelled_by: "host", cancel_reason: "'-Rain" });
    for (const cell of [head, ...rows].flat()) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  it("takes the list's filters, and speaks the language that is asked for", async () => {
    const { text } = await get(`/v1/bookings.csv?eventTypes=${call.id}&lang=de&timezone=Asia/Tokyo`);
    const [head, row, ...more] = parse(text.replace(/^\uFEFF/, ""));
    expect(more).toEqual([]);
    expect(head?.slice(0, 7)).toEqual(["Beginn", "Ende", "Zeitzone", "Minuten", "Status", "Terminart", "Name"]);
    expect(row).toEqual(expect.arrayContaining(["Asia/Tokyo", "Bestätigt", "Call", "Zoë"]));
    expect(parse((await get("/v1/bookings.csv?state=past")).text)).toHaveLength(1);
  });

  it("is whole when there are many, and nobody waits for it in memory", async () => {
    const other = await signUp(daybook, "UTC");
    const page = await makePage(daybook, other);
    const [first] = await slotsOf(daybook, page);
    expect((await book(daybook, page, first?.start ?? "")).status).toBe(201);
    await settled(daybook);
    const many = 5_000;
    await askDatabase(
      daybook,
      `WITH one AS (SELECT a.*, o.host_id FROM appointments a JOIN appointment_hosts o ON o.appointment_id = a.id WHERE a.account_id = $1 LIMIT 1),
       n AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS booking, timestamptz '2020-01-01Z' + make_interval(hours => n / 2) AS at FROM generate_series(1, $2::int) AS n),
       made AS (INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
         SELECT n.id, one.account_id, one.event_type_id, n.at, n.at + '20 min', n.id::text, 'confirmed', one.settings, now(), now() FROM n, one),
       hosted AS (INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
         SELECT n.id, one.host_id, tstzrange(n.at, n.at + '20 min'), 0, 0, false FROM n, one)
       INSERT INTO bookings (id, appointment_id, calendar_uid, invitee_name, invitee_email, invitee_timezone, answers, state, created_at)
         SELECT n.booking, n.id, n.booking::text, 'Guest ' || n.n, 'g@example.com', 'UTC', jsonb_build_array(jsonb_build_object('label', 'Wishes', 'value', repeat('long ', 400))), 'confirmed', now() FROM n`,
      [other.id, many],
    );
    const answer = await daybook.worker.fetch("/v1/bookings.csv?state=past", {
      headers: { authorization: `Bearer ${other.token}` },
    });
    let [chunks, largest, text] = [0, 0, ""];
    const utf8 = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      chunks++;
      largest = Math.max(largest, chunk.byteLength);
      text += utf8.decode(chunk, { stream: true });
    }
    const rows = parse(text.replace(/^\uFEFF/, ""));
    expect(rows).toHaveLength(many + 1);
    const id = rows[0]?.indexOf("id") ?? -1;
    expect(new Set(rows.map((row) => row[id])).size).toBe(many + 1);
    // 10 MB in all: no part of it is held together.
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(chunks).toBeGreaterThanOrEqual(25);
    expect(largest).toBeLessThan(1_000_000);
  }, 60_000);
});

describe("a booking", () => {
  it("says to whom each mail went, when, and by name who did what", async () => {
    await settled(daybook);
    const { json } = await get(`/v1/bookings/${ids.gone}`);
    expect(json.history.map(({ kind, by }: Record<string, string>) => [kind, by])).toEqual([
      ["booked", "invitee"],
      ["cancelled", "host"],
    ]);
    expect(json.deliveries).toHaveLength(4);
    for (const delivery of json.deliveries) {
      const you = delivery.to === host.email;
      expect(delivery).toMatchObject({
        recipient: you ? { as: "host", name: "Test Host", you: true } : { as: "invitee", name: "Gone", you: false },
        state: "done",
        at: expect.any(String),
        cause: null,
        nextAt: null,
      });
    }
  });

  it("names another host who changed it", async () => {
    const other = await signUp(daybook, "UTC");
    const by = async () => (await get(`/v1/bookings/${ids.gone}`)).json.history[1];
    expect(await by()).not.toHaveProperty("byName");
    await askDatabase(
      daybook,
      "UPDATE booking_history SET actor_id = $1 WHERE booking_id = $2 AND kind = 'cancelled'",
      [other.id, ids.gone],
    );
    expect(await by()).toMatchObject({ by: "host", byName: "Test Host" });
  });

  it("says why a mail waits, when it is tried next, and why one was given up", async () => {
    const set = (values: string) =>
      askDatabase(
        daybook,
        `UPDATE deliveries SET ${values} WHERE sink = 'mail' AND target = 'invitee' AND event_id IN (SELECT id FROM events WHERE subject_id = $1)`,
        [ids.ana],
      );
    const told = async () =>
      (await get(`/v1/bookings/${ids.ana}`)).json.deliveries.find((one: { to: string }) => one.to !== host.email);
    await set(
      "state = 'waiting', attempts = 2, done_at = NULL, due_at = '2030-01-01T10:00:00Z', last_error = '503 application_error: down'",
    );
    expect(await told()).toMatchObject({ state: "waiting", cause: "no_answer", nextAt: "2030-01-01T10:00:00Z" });
    await set("state = 'failed', done_at = now(), last_error = '422 validation_error: Invalid `to` field.'");
    expect(await told()).toMatchObject({ state: "failed", cause: "address_refused", nextAt: null });
  });
});

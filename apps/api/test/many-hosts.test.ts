import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, overlaps, parallel } from "./claims.ts";
import { askDatabase, settled } from "./database-dump.ts";
import { at, book, type Daybook, day, key, manageToken, type Page, slotsOf, startDaybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { watch } from "./live-watcher.ts";
import { type Member, makeMember, makeTeamPage } from "./team-page.ts";

let daybook: Daybook;
let people: Member[];
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  people = [];
  for (let i = 0; i < 5; i++) people.push(await makeMember(daybook));
  // Ascending by id, as desks are asked.
  people.sort((a, b) => (a.hostId < b.hostId ? -1 : 1));
});
afterAll(() => daybook?.close());

const person = (index: number) => people[index] as Member;
const fixed = (...indices: number[]) =>
  makeTeamPage(
    daybook,
    indices.map((index) => [person(index), "fixed"]),
  );
/** A time that everybody has; each is asked for once. */
const freshTime = () => `${day(2 + Math.floor(next / 20))}T${String(1 + (next++ % 20)).padStart(2, "0")}:00:00Z`;
const isOffered = async (page: Page, start: string) =>
  (await slotsOf(daybook, page, start.slice(0, 10), start.slice(0, 10))).some((slot) => slot.start === start);
const hold = (page: Page, start: string, visitor?: string) =>
  daybook.call("POST", `${page.path}/holds`, { start, ...(visitor ? { visitor } : {}) });
const countOf = async (text: string, values: unknown[]) => (await askDatabase(daybook, text, values)).length;

describe("a booking of three hosts", () => {
  it("occupies each of them on every page of theirs, and gives all of it back", async () => {
    const [team, start] = [await fixed(0, 1, 2), freshTime()];
    expect(await isOffered(team, start)).toBe(true);
    const booked = await book(daybook, team, start);
    expect(booked.status, booked.text).toBe(201);
    for (const index of [0, 1, 2]) {
      expect(await isOffered(person(index).page, start)).toBe(false);
      expect((await book(daybook, person(index).page, start)).json.reason).toBe("booked");
    }
    expect(await isOffered(person(3).page, start)).toBe(true);

    const cancelled = await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    expect(cancelled.status, cancelled.text).toBe(200);
    for (const index of [0, 1, 2]) expect(await isOffered(person(index).page, start)).toBe(true);
    expect((await book(daybook, person(1).page, start)).status).toBe(201);
  });

  it("stands once in the lists, calendars and feeds of each, with all its mails, and in nobody else's", async () => {
    const [team, start] = [await fixed(0, 1, 2), freshTime()];
    const { json } = await book(daybook, team, start);
    for (const [index, times] of [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 0],
    ] as const) {
      const { token } = person(index).host;
      const listed = await daybook.call("GET", "/v1/bookings?state=upcoming&limit=100", undefined, { token });
      expect(listed.json.items.filter((item: { id: string }) => item.id === json.id)).toHaveLength(times);
      const range = `from=${start.slice(0, 10)}&to=${start.slice(0, 10)}&timezone=UTC`;
      const days = await daybook.call("GET", `/v1/calendar-days?${range}`, undefined, { token });
      expect(days.json.bookings.filter((item: { id: string }) => item.id === json.id)).toHaveLength(times);
      const detail = await daybook.call("GET", `/v1/bookings/${json.id}`, undefined, { token });
      expect(detail.status).toBe(times === 1 ? 200 : 404);
      const told = detail.json.deliveries?.map((delivery: { to: string }) => delivery.to).sort();
      const everybody = [0, 1, 2].map((one) => person(one).host.email).concat(detail.json.invitee?.email);
      if (times === 1) expect(told).toEqual(everybody.sort());
      const feed = await daybook.call("POST", "/v1/feeds", { name: "All" }, { token, headers: key() });
      const file = await daybook.call("GET", new URL(feed.json.url).pathname);
      expect(file.text.split("Together").length - 1 >= times).toBe(true);
      expect(file.text.includes("Together: In Vitee")).toBe(times === 1 || (await hasOthers(index)));
    }
  });

  it("writes to the invitee and to each host once", async () => {
    const [team, start] = [await fixed(0, 1, 2), freshTime()];
    const { json } = await book(daybook, team, start);
    await settled(daybook);
    const rows = await askDatabase(
      daybook,
      "SELECT sink, target, state FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.subject_id = $1",
      [json.id],
    );
    const mails = rows.filter((row) => row.sink === "mail").map((row) => `${row.target} ${row.state}`);
    const ids = [0, 1, 2].map((index) => person(index).hostId);
    expect(mails.sort()).toEqual([...ids.map((id) => `host:${id} done`), "invitee done"].sort());
    const sent = (await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } })).json;
    for (const index of [0, 1, 2]) {
      const address = person(index).host.email;
      expect(
        sent.items.filter((mail: { to: { address: string } }) => mail.to.address === address).length,
      ).toBeGreaterThan(0);
    }
  });

  it("moves for all of them at once, or for none", async () => {
    const team = await fixed(0, 1, 2);
    const [from, to, taken] = [freshTime(), freshTime(), freshTime()];
    const booked = await book(daybook, team, from);
    await book(daybook, person(2).page, taken);
    const move = (start: string) =>
      daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start }, { headers: key() });
    expect((await move(taken)).json).toMatchObject({ code: "slot_unavailable", reason: "booked" });
    for (const index of [0, 1]) expect(await isOffered(person(index).page, taken)).toBe(true);
    expect((await move(to)).status).toBe(200);
    for (const index of [0, 1, 2]) {
      expect(await isOffered(person(index).page, from)).toBe(true);
      expect(await isOffered(person(index).page, to)).toBe(false);
    }
  });

  it("is moved and cancelled by any of them from their console, for all", async () => {
    const [team, from, to] = [await fixed(0, 1, 2), freshTime(), freshTime()];
    const { json } = await book(daybook, team, from);
    const change = (what: string, body: unknown, index: number) =>
      daybook.call("POST", `/v1/bookings/${json.id}/${what}`, body, {
        token: person(index).host.token,
        headers: key(),
      });
    expect((await change("rescheduling", { start: to }, 3)).status).toBe(404);
    const moved = await change("rescheduling", { start: to }, 1);
    expect(moved.status, moved.text).toBe(200);
    for (const index of [0, 1, 2]) await eventually(() => isOffered(person(index).page, from)).toBe(true);
    for (const index of [0, 1, 2]) await eventually(() => isOffered(person(index).page, to)).toBe(false);
    const cancelled = await change("cancellation", {}, 2);
    expect(cancelled.status, cancelled.text).toBe(200);
    for (const index of [0, 1, 2]) await eventually(() => isOffered(person(index).page, to)).toBe(true);
  });
});

describe("a move of a booking of three hosts", () => {
  it("is refused where somebody holds one of them then, and leaves nothing kept", async () => {
    const team = await fixed(0, 1, 2);
    const [from, to] = [freshTime(), freshTime()];
    const booked = await book(daybook, team, from);
    const held = await hold(person(1).page, to, "visitor-one");
    expect(held.status, held.text).toBe(201);
    const move = () =>
      daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start: to }, { headers: key() });
    const refused = await move();
    expect(refused.json).toMatchObject({ code: "slot_unavailable", reason: "held" });
    expect(refused.json.alternatives.length).toBeGreaterThan(0);
    expect((await hold(person(2).page, to, "visitor-two")).status).toBe(201);
    expect((await daybook.call("DELETE", `/v1/holds/${held.json.id}`)).status).toBe(204);
  });
});

/** Whether somebody has another booking of a team in their feed. */
async function hasOthers(index: number): Promise<boolean> {
  const id = person(index).hostId;
  return (
    (await countOf(
      "SELECT 1 FROM appointments a JOIN appointment_hosts o ON o.appointment_id = a.id WHERE o.host_id = $1 AND a.team_id IS NOT NULL",
      [id],
    )) > 0
  );
}

describe("a claim on three hosts of whom one is taken", () => {
  it.each([0, 1, 2])("leaves nothing held and nothing written, if it is the one at place %i", async (index) => {
    const [team, start] = [await fixed(0, 1, 2), freshTime()];
    expect((await book(daybook, person(index).page, start)).status).toBe(201);
    const before = await countOf("SELECT 1 FROM appointments", []);
    const refused = await book(daybook, team, start);
    expect(refused.json).toMatchObject({ code: "slot_unavailable", reason: "booked" });
    expect(refused.json.alternatives.length).toBeGreaterThan(0);
    expect(await countOf("SELECT 1 FROM appointments", [])).toBe(before);
    for (const other of [0, 1, 2].filter((one) => one !== index))
      expect((await book(daybook, person(other).page, start)).status).toBe(201);
  });

  it("is refused while somebody holds one of them, and nothing is held for it then", async () => {
    const [team, start] = [await fixed(0, 1, 2), freshTime()];
    const held = await hold(person(2).page, start);
    expect(held.status, held.text).toBe(201);
    expect((await book(daybook, team, start)).json).toMatchObject({ code: "slot_unavailable", reason: "held" });
    for (const index of [0, 1]) expect((await hold(person(index).page, start)).status).toBe(201);
  });
});

describe("a hold on a page with several hosts", () => {
  it("keeps everybody's time on every other path, and gives it to its owner", async () => {
    const [team, start] = [await fixed(1, 2, 3), freshTime()];
    const held = await hold(team, start);
    expect(held.status, held.text).toBe(201);
    for (const index of [1, 2, 3]) {
      expect((await book(daybook, person(index).page, start)).json.reason).toBe("held");
      await eventually(() => isOffered(person(index).page, start)).toBe(false);
    }
    expect((await book(daybook, await fixed(2, 4), start)).json.reason).toBe("held");
    expect((await book(daybook, team, start, { hold: held.json.id })).status).toBe(201);
  });

  it("is replaced by its visitor's next one, and given back by its owner, at every desk", async () => {
    const team = await fixed(1, 2, 3);
    const [first, second] = [freshTime(), freshTime()];
    await hold(team, first, "a-visitor-of-the-team");
    const held = await hold(team, second, "a-visitor-of-the-team");
    for (const index of [1, 2, 3]) expect((await hold(person(index).page, first)).status).toBe(201);
    expect((await hold(person(3).page, second)).json.reason).toBe("held");
    expect((await daybook.call("DELETE", `/v1/holds/${held.json.id}`)).status).toBe(204);
    for (const index of [1, 2, 3]) expect((await hold(person(index).page, second)).status).toBe(201);
  });
});

describe("one of several hosts", () => {
  it("is booked as long as anybody is free: five bookings of one time, and no sixth", async () => {
    const team = await makeTeamPage(
      daybook,
      people.map((one) => [one, "rotating"]),
    );
    const start = freshTime();
    for (let i = 0; i < 5; i++) {
      expect(await isOffered(team, start)).toBe(true);
      expect((await book(daybook, team, start)).status).toBe(201);
    }
    expect(await isOffered(team, start)).toBe(false);
    expect((await book(daybook, team, start)).status).toBe(409);
    const hosts = await askDatabase(daybook, "SELECT host_id FROM appointment_hosts WHERE lower(during) = $1", [start]);
    expect(new Set(hosts.map((row) => row.host_id)).size).toBe(5);
  });

  it("is found in a stampede: thirty claims of one time book each host once", async () => {
    const team = await makeTeamPage(
      daybook,
      people.map((one) => [one, "rotating"]),
    );
    const start = freshTime();
    const answers = await parallel(30, () => book(daybook, team, start));
    expect(counts(answers)).toEqual({ 201: 5, 409: 25 });
    expect(await overlaps(daybook)).toEqual([]);
  });

  it("comes with those who always come, and with who is optional and free", async () => {
    const team = await makeTeamPage(daybook, [
      [person(0), "fixed"],
      [person(1), "rotating"],
      [person(2), "rotating"],
      [person(3), "optional"],
      [person(4), "optional"],
    ]);
    const start = freshTime();
    await book(daybook, person(1).page, start);
    await book(daybook, person(4).page, start);
    expect((await book(daybook, team, start)).status).toBe(201);
    const rows = await askDatabase(
      daybook,
      "SELECT host_id FROM appointment_hosts o JOIN appointments a ON a.id = o.appointment_id WHERE a.event_type_id = $1",
      [team.id],
    );
    expect(rows.map((row) => row.host_id).sort()).toEqual([0, 2, 3].map((index) => person(index).hostId).sort());
  });
});

describe("claims on crossing sets of hosts", () => {
  it("end all, soon, without a pair that overlaps", async () => {
    const pages = [await fixed(0, 1, 2), await fixed(1, 2, 3), await fixed(2, 3, 4), await fixed(0, 2, 4)];
    const starts = [freshTime(), freshTime(), freshTime()];
    const all = await parallel(48, (i) => book(daybook, pages[i % 4] as Page, starts[i % 3] as string));
    expect(all.every(({ status }) => status === 201 || status === 409)).toBe(true);
    // All of them want the third host: one a time.
    expect(counts(all)[201]).toBe(3);
    expect(await overlaps(daybook)).toEqual([]);
  });
});

describe("a seat", () => {
  it("that is cancelled leaves the others their place, and the last one gives the time back", async () => {
    const start = freshTime();
    const booked = await book(daybook, person(0).page, start);
    const other = crypto.randomUUID();
    await askDatabase(
      daybook,
      `INSERT INTO bookings (id, appointment_id, calendar_uid, invitee_name, invitee_email, invitee_timezone, answers, state, created_at)
       SELECT $1::uuid, appointment_id, $1::uuid::text || '@daybook', 'Another', 'another@example.com', 'UTC', '[]', 'confirmed', now() FROM bookings WHERE id = $2`,
      [other, booked.json.id],
    );
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    const [seat] = await askDatabase(
      daybook,
      "SELECT b.state, a.state AS appointment, o.occupying FROM bookings b JOIN appointments a ON a.id = b.appointment_id JOIN appointment_hosts o ON o.appointment_id = a.id WHERE b.id = $1",
      [other],
    );
    expect(seat).toEqual({ state: "confirmed", appointment: "confirmed", occupying: true });
    expect(await isOffered(person(0).page, start)).toBe(false);
    const { token } = person(0).host;
    expect((await daybook.call("POST", `/v1/bookings/${other}/cancellation`, {}, { token })).status).toBe(200);
    await eventually(() => isOffered(person(0).page, start)).toBe(true);
  });
});

describe("the live socket of a team's page", () => {
  it("tells what is booked on a host's own page, and only what changes the team's offer", async () => {
    const [all, any] = [
      await fixed(3, 4),
      await makeTeamPage(daybook, [
        [person(3), "rotating"],
        [person(4), "rotating"],
      ]),
    ];
    const start = freshTime();
    for (const page of [all, any]) at(await slotsOf(daybook, page), 0);
    const [collective, rotating] = [await watch(daybook, all), await watch(daybook, any)];
    await book(daybook, person(4).page, start);
    await collective.hears("slot.taken", start);
    await book(daybook, person(3).page, start);
    await rotating.hears("slot.taken", start);
    expect(rotating.heard.filter((event) => event.type === "slot.taken")).toHaveLength(1);
    await Promise.all([collective.leave(), rotating.leave()]);
  });
});

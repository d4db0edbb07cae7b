import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { overlaps } from "./claims.ts";
import { askDatabase, settled } from "./database-dump.ts";
import { book, type Daybook, day, key, type Page, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { type HeldStatement, type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";
import { type Member, makeMember, makeTeamPage } from "./team-page.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let people: Member[];
let team: Page;
let next = 0;
let start: string;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
  people = [await makeMember(daybook), await makeMember(daybook), await makeMember(daybook)];
  people.sort((a, b) => (a.hostId < b.hostId ? -1 : 1));
  team = await makeTeamPage(
    daybook,
    people.map((one) => [one, "fixed"]),
  );
});
beforeEach(() => {
  start = `${day(2 + next)}T10:00:00Z`;
  next++;
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const desk = (index: number) => ({ crash: "HOST_DESK" as const, name: people[index]?.hostId ?? "" });
const victims = [
  ["the lead desk", () => desk(0)],
  ["another host's desk", () => desk(1)],
  ["the last host's desk", () => desk(2)],
  ["the team's room", () => ({ crash: "PAGE_ROOM" as const, name: team.id })],
  ["the room of a host's own page", () => ({ crash: "PAGE_ROOM" as const, name: people[2]?.page.id ?? "" })],
] as const;
const steps = [
  ["before its hosts are locked", "FOR NO KEY UPDATE"],
  ["while it is written", "INSERT INTO appointments"],
  ["at COMMIT", "COMMIT"],
] as const;

const hostsAt = async () =>
  (
    await askDatabase(
      daybook,
      "SELECT o.host_id FROM appointment_hosts o JOIN appointments a ON a.id = o.appointment_id WHERE a.starts_at = $1 AND o.occupying",
      [start],
    )
  ).length;

const isOffered = async (page: Page) =>
  (await slotsOf(daybook, page, start.slice(0, 10), start.slice(0, 10))).some((slot) => slot.start === start);

describe.each(victims)("when %s dies during a claim of three hosts", (_, victim) => {
  it.each(steps)("%s, all three are booked or none, once, and everybody comes to know", async (_, text) => {
    for (const page of [team, ...people.map((one) => one.page)]) await slotsOf(daybook, page);
    const { promise: reached, resolve } = Promise.withResolvers<HeldStatement>();
    proxy.atNext(text, resolve);
    const headers = key();
    const body = { invitee: { name: "In Vitee", email: "crash@example.com" } };
    const claiming = book(daybook, team, start, body, headers);
    const statement = await reached;
    await fault(daybook, victim());
    statement.pass();
    const answer = await claiming;
    // Whoever isn't told what became of it asks again under the same key.
    const settledAnswer = answer.status === 503 ? await book(daybook, team, start, body, headers) : answer;
    expect(settledAnswer.status, settledAnswer.text).toBe(201);
    expect(await hostsAt()).toBe(3);
    expect(await overlaps(daybook)).toEqual([]);
    await settled(daybook);
    for (const page of [team, ...people.map((one) => one.page)])
      await eventually(() => isOffered(page), `${page.path} at ${start}`).toBe(false);
    // Nothing is kept for a claim that is over: half an hour later is anybody's.
    const later = new Date(Date.parse(start) + 30 * 60_000).toISOString().replace(".000Z", "Z");
    expect((await book(daybook, team, later)).status).toBe(201);
  });
});

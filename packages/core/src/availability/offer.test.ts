import { describe, expect, test } from "vitest";
import { formatInstant } from "../time/instant.ts";
import type { HostTimeline } from "./host.ts";
import { decideSlot, type HostGroup, nearestAlternatives, offer, oneHost } from "./offer.ts";
import { always, appointment, host, ms, query, refusalsOf, refusedOf, startsOf } from "./testing/wednesday.ts";

describe("several hosts", () => {
  const named = (hostId: string, start: string, end: string, timeline: Partial<HostTimeline> = {}) =>
    host({ weekly: [{ days: always, start, end }] }, { ...timeline, hostId });

  test("a collective slot is one that every host offers", () => {
    const hosts = [
      named("ada", "09:00", "11:00"),
      named("bo", "10:00", "12:00", { appointments: [appointment("x", "10:00", "10:30")] }),
    ];
    const asked = query({ groups: [{ hosts, need: "all" }] });
    expect(startsOf(asked)).toEqual(["03-13T10:30"]);
    const refused = refusalsOf(asked);
    expect(
      refused.map(({ start, hostId, reason }) => `${formatInstant(start).slice(11, 16)} ${hostId} ${reason}`),
    ).toEqual([
      "09:00 bo outside_hours",
      "09:30 bo outside_hours",
      "10:00 bo booked",
      "11:00 ada outside_hours",
      "11:30 ada outside_hours",
    ]);
  });

  test("hosts whose grids do not meet have no collective slot, and the reason says so", () => {
    const asked = query({
      groups: [{ hosts: [named("ada", "09:00", "11:00"), named("bo", "09:15", "11:15")], need: "all" }],
    });
    expect(startsOf(asked)).toEqual([]);
    expect(refusedOf(asked)).toContain("09:30 off_grid");
  });

  test("a round-robin slot is one that any host offers, and its refusal is of the host that came closest", () => {
    const hosts = [
      named("ada", "09:00", "10:00"),
      named("bo", "09:30", "10:30", { appointments: [appointment("x", "10:00", "10:30")] }),
    ];
    const asked = query({ groups: [{ hosts, need: 1 }] });
    expect(startsOf(asked)).toEqual(["03-13T09:00", "03-13T09:30"]);
    expect(refusalsOf(asked)).toEqual([
      {
        start: ms("2030-03-13T10:00"),
        reason: "booked",
        hostId: "bo",
        by: { kind: "appointment", id: "x", start: ms("2030-03-13T10:00"), end: ms("2030-03-13T10:30") },
      },
    ]);
    expect(decideSlot({ ...asked, start: ms("2030-03-13T09:30") })).toEqual({ ok: true, groups: [["ada", "bo"]] });
    expect(decideSlot({ ...asked, start: ms("2030-03-13T09:00") })).toEqual({ ok: true, groups: [["ada"]] });
  });

  test("nobody offers nothing", () => {
    const free = named("ada", "09:00", "11:00");
    const nobody: HostGroup[][] = [
      [],
      [{ hosts: [], need: "all" }],
      [{ hosts: [], need: 1 }],
      [{ hosts: [free], need: 1, optional: true }],
    ];
    for (const groups of nobody) {
      const asked = query({ groups });
      expect([startsOf(asked), refusalsOf(asked)]).toEqual([[], []]);
      expect(decideSlot({ ...asked, start: asked.from })).toEqual({ ok: false, reason: "outside_hours" });
    }
  });

  test("a group that nobody is in refuses what the others offer", () => {
    const asked = query({ groups: [...oneHost(named("ada", "09:00", "10:00")), { hosts: [], need: 1 }] });
    expect(startsOf(asked)).toEqual([]);
    expect(refusalsOf(asked)).toEqual([
      { start: ms("2030-03-13T09:00"), reason: "outside_hours" },
      { start: ms("2030-03-13T09:30"), reason: "outside_hours" },
    ]);
  });

  test("no host comes twice", () => {
    const twice = [...oneHost(host({})), { hosts: [host({})], need: 1, optional: true } as const];
    expect(() => offer(query({ groups: twice }))).toThrow(RangeError);
    expect(() => decideSlot({ ...query({ groups: twice }), start: ms("2030-03-13T09:00") })).toThrow(RangeError);
  });
});

describe("several groups", () => {
  const named = (hostId: string, start: string, end: string) =>
    host({ weekly: [{ days: always, start, end }] }, { hostId });
  const lesson: HostGroup[] = [
    { hosts: [named("ada", "09:00", "11:00")], need: "all" },
    { hosts: [named("bo", "09:30", "10:30"), named("cy", "10:00", "12:00")], need: 1 },
    { hosts: [named("di", "10:00", "10:30")], need: "all", optional: true },
  ];

  test("must all be satisfied but for the optional ones, whose hosts come where they are free", () => {
    const asked = query({ groups: lesson });
    expect(startsOf(asked)).toEqual(["03-13T09:30", "03-13T10:00", "03-13T10:30"]);
    expect(decideSlot({ ...asked, start: ms("2030-03-13T09:30") })).toEqual({
      ok: true,
      groups: [["ada"], ["bo"], []],
    });
    expect(decideSlot({ ...asked, start: ms("2030-03-13T10:00") })).toEqual({
      ok: true,
      groups: [["ada"], ["bo", "cy"], ["di"]],
    });
  });

  test("are named as ranked by the caller", () => {
    const asked = { ...query({ groups: lesson }), start: ms("2030-03-13T10:00") };
    const rank = (ids: readonly string[], group: number) => (group === 1 ? ids.toReversed() : ids);
    expect(decideSlot({ ...asked, rank })).toEqual({ ok: true, groups: [["ada"], ["cy", "bo"], ["di"]] });
    expect(() => decideSlot({ ...asked, rank: () => [] })).toThrow(RangeError);
  });

  test("refuse by the first that is not satisfied", () => {
    const refused = refusalsOf(query({ groups: lesson }));
    expect(refused.map(({ start, hostId }) => `${formatInstant(start).slice(11, 16)} ${hostId}`)).toEqual([
      "09:00 bo",
      "11:00 ada",
      "11:30 ada",
    ]);
  });
});

describe("one slot", () => {
  const decide = (start: number, part: Parameters<typeof query>[0] = {}) => decideSlot({ ...query(part), start });

  test.each([
    ["between two starts of the grid", "2030-03-13T09:10", "off_grid"],
    ["where there are no hours", "2030-03-13T20:00", "outside_hours"],
    ["too late to fit", "2030-03-13T11:45", "outside_hours"],
    ["yesterday", "2030-03-11T09:00", "past"],
    ["on a date taken away, off its grid too", "2030-03-14T09:10", "override"],
  ])("%s is refused with its reason", (_, start, reason) => {
    const groups = oneHost(host({ overrides: [{ date: "2030-03-14", windows: [] }] }));
    expect(decide(ms(start), { groups })).toEqual({ ok: false, reason, hostId: "ada" });
  });

  test("a start within a minute is off the grid", () => {
    expect(decide(ms("2030-03-13T09:00") + 1)).toEqual({ ok: false, reason: "off_grid" });
    expect(decide(ms("2030-03-13T09:00"))).toEqual({ ok: true, groups: [["ada"]] });
  });

  test("a refusal names what is too close", () => {
    const appointments = [appointment("coaching", "10:30", "11:00", 10, 0)];
    expect(decide(ms("2030-03-13T10:00"), { groups: oneHost(host({}, { appointments })) })).toEqual({
      ok: false,
      reason: "buffer",
      hostId: "ada",
      by: { kind: "appointment", id: "coaching", start: ms("2030-03-13T10:30"), end: ms("2030-03-13T11:00") },
    });
  });

  test("a slot longer than its window fits where the next window goes on", () => {
    const weekly = [
      { days: always, start: "09:00", end: "10:00" },
      { days: always, start: "10:00", end: "12:00" },
    ];
    expect(decide(ms("2030-03-13T09:30"), { groups: oneHost(host({ weekly })), rules: { duration: 120 } }).ok).toBe(
      true,
    );
  });
});

describe("alternatives", () => {
  const week = query({ from: ms("2030-03-12T00:00"), to: ms("2030-03-20T00:00") });
  const near = (start: string, count: number, asked = week) =>
    nearestAlternatives(asked, ms(start), count).map((at) => formatInstant(at).slice(5, 16));

  test("are the nearest offered starts on both sides, in order", () => {
    const groups = oneHost(host({}, { appointments: [appointment("coaching", "10:00", "10:30")] }));
    expect(near("2030-03-13T10:00", 3, { ...week, groups })).toEqual(["03-13T09:00", "03-13T09:30", "03-13T10:30"]);
  });

  test("are looked for further away until there are enough", () => {
    expect(near("2030-03-16T22:00", 14)).toHaveLength(14);
    const groups = oneHost(host({ weekly: [{ days: [2], start: "09:00", end: "10:00" }] }));
    expect(near("2030-03-15T09:00", 3, { ...week, groups })).toEqual(["03-12T09:00", "03-12T09:30", "03-19T09:00"]);
  });

  test("are all there are when there are too few, and none when there are none", () => {
    expect(near("2030-03-13T10:00", 500)).toEqual(startsOf(week));
    expect(near("2030-03-13T10:00", 3, { ...week, groups: oneHost(host({ weekly: [] })) })).toEqual([]);
    expect(near("2030-03-13T10:00", 0)).toEqual([]);
  });

  test("are found from a start outside the range", () => {
    expect(near("2031-01-01T00:00", 2)).toEqual(["03-19T11:00", "03-19T11:30"]);
  });

  test("fit the duration asked for", () => {
    const asked = { ...week, rules: query({ rules: { duration: 120 } }).rules };
    expect(nearestAlternatives(asked, ms("2030-03-13T11:30"), 1)).toEqual([ms("2030-03-13T10:00")]);
  });
});

import type { HostInputs, OfferInputs } from "@daybook/db/offer-inputs";
import type { EventTypePage } from "@daybook/db/scopes";
import { beforeEach, describe, expect, it } from "vitest";
import { OfferMemory } from "./offer-memory.ts";
import type { HostChange } from "./timeline-change.ts";

const START = Date.UTC(2030, 0, 9, 10);
const HOUR = 3_600_000;
const page = { eventTypeId: "e" } as EventTypePage;
const host = (hostId: string, version: number): HostInputs => ({
  ...{ hostId, version, role: "fixed", weight: 1, priority: 0, appointments: [], busy: [] },
  hours: { timezone: "UTC", weekly: [], overrides: [] },
});
const booked = (hostId: string, version: number): HostChange => ({
  ...{ hostId, version, removed: [], busyRemoved: [], busyAdded: [] },
  added: [
    {
      ...{ id: `a${version}`, start: START, end: START + HOUR },
      bufferBefore: 0,
      bufferAfter: 0,
      eventTypeId: "e",
      place: "",
    },
  ],
});

let now: number;
let loads: number;
let next: HostInputs[];
let memory: OfferMemory;
beforeEach(() => {
  [now, loads, next] = [0, 0, [host("ada", 1), host("bo", 4)]];
  memory = new OfferMemory(async () => {
    loads++;
    return { settings: {}, hosts: next } as unknown as OfferInputs;
  });
});
const fresh = () => memory.fresh(page, START, () => now);
const known = () =>
  memory
    .peek(page, START)
    ?.inputs.hosts.map(({ hostId, version, appointments }) => [hostId, version, appointments.length]);

describe("what a desk remembers of a week", () => {
  it("is good for two seconds after it was read", async () => {
    await fresh();
    now = 1_999;
    await fresh();
    expect(loads).toBe(1);
    now = 2_000;
    await fresh();
    expect(loads).toBe(2);
  });

  it("follows a change of any of its hosts, and isn't newer by that", async () => {
    await fresh();
    memory.apply(booked("bo", 5));
    expect(known()).toEqual([
      ["ada", 1, 0],
      ["bo", 5, 1],
    ]);
    now = 2_000;
    await fresh();
    expect(loads).toBe(2);
  });

  it("is given up when a change came between, and not by one that it knows", async () => {
    await fresh();
    memory.apply(booked("ada", 1));
    expect(known()).toEqual([
      ["ada", 1, 0],
      ["bo", 4, 0],
    ]);
    memory.apply(booked("ada", 3));
    expect(known()).toBeUndefined();
  });

  it("isn't kept when everything was forgotten while it was read", async () => {
    const reading = fresh();
    memory.forget();
    await reading;
    expect(loads).toBe(2);
  });

  it("knows whether a week is sought after: by whoever asked in the last ten seconds", () => {
    expect(memory.soughtAfter(page, START, 0)).toBe(false);
    expect(memory.soughtAfter(page, START, 9_000)).toBe(true);
    expect(memory.soughtAfter(page, START, 19_001)).toBe(false);
  });
});

import { MINUTE } from "@daybook/core/time/units";
import { zone } from "@daybook/core/time/zone";
import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "./calendar-event.ts";
import { readByIcalJs, readByNodeIcal, someEvent, someInvitation } from "./testing/read-back.ts";
import { writeFeed } from "./write-feed.ts";
import { writeInvitation } from "./write-invitation.ts";

const zones = `Africa/Cairo Africa/Casablanca America/Asuncion America/New_York America/Santiago America/Sao_Paulo
  America/St_Johns America/Vancouver Antarctica/Troll Asia/Almaty Asia/Gaza Asia/Jerusalem Asia/Kathmandu Asia/Kolkata
  Atlantic/Azores Australia/Lord_Howe Europe/Chisinau Europe/Dublin Europe/Lisbon Pacific/Apia Pacific/Auckland
  Pacific/Chatham Pacific/Kiritimati UTC`.split(/\s+/);

const from = Date.UTC(2024, 0, 1);
const to = Date.UTC(2033, 0, 1);

function transitions(name: string): number[] {
  const found = zone(name)?.transitions(from / MINUTE, to / MINUTE) ?? [];
  return found.map((transition) => transition.at * MINUTE);
}

/** Events that begin or end in, before and after each transition: in autumn on either side of the fold. */
function aroundTransitions(name: string): CalendarEvent[] {
  const steps = [-24 * 60, -61, -60, -59, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61, 24 * 60];
  return transitions(name).flatMap((at) =>
    steps.map((step) => someEvent({ uid: `${at}/${step}`, zone: name, start: at + step * MINUTE })),
  );
}

/** mulberry32: a small seeded generator, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function instants(events: readonly CalendarEvent[]) {
  return events.map(({ uid, start, end, summary }) => ({ uid, start, end, summary }));
}

function feed(events: CalendarEvent[]): string {
  return writeFeed({ name: "Lessons", zone: "Europe/Lisbon", refreshMinutes: 15, events });
}

describe("times read back by calendar programs", () => {
  it.each(zones)("are the same instants around every change of the clock in %s, 2024 to 2032", (name) => {
    const events = [someEvent({ uid: "plain", zone: name }), ...aroundTransitions(name)];
    expect(readByIcalJs(feed(events))).toEqual(instants(events));
    expect(readByNodeIcal(feed(events))).toEqual(instants(events));
  });

  it.each(zones)("are the same in an invitation of its own for each change in %s", (name) => {
    for (const at of transitions(name)) {
      const event = someInvitation({ zone: name, start: at - 60 * MINUTE, end: at + 30 * MINUTE });
      expect(readByIcalJs(writeInvitation("REQUEST", event))).toEqual(instants([event]));
    }
  });

  it("are the same for a thousand random events in random zones", () => {
    const random = seeded(20_261_120);
    const events = Array.from({ length: 1000 }, (_, index) => {
      const start = Math.floor((from + random() * (to - from)) / MINUTE) * MINUTE;
      const end = start + Math.ceil(random() * 600) * MINUTE;
      const name = zones[Math.floor(random() * zones.length)] ?? "UTC";
      return someEvent({ uid: `event-${index}`, zone: name, start, end });
    });
    expect(readByIcalJs(feed(events))).toEqual(instants(events));
    expect(readByNodeIcal(feed(events))).toEqual(instants(events));
  });

  it("are the same in every zone the runtime knows, in each year by itself", () => {
    const wrong: string[] = [];
    for (const name of Intl.supportedValuesOf("timeZone")) {
      for (let year = 2024; year <= 2032; year += 4) {
        const events = [0, 2, 3, 5, 8, 9, 10, 11].map((month) =>
          someEvent({ uid: `${month}`, zone: name, start: Date.UTC(year, month, 1 + month, 12) }),
        );
        const read = readByIcalJs(feed(events));
        if (events.some((event, index) => event.start !== read[index]?.start)) wrong.push(`${name} ${year}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 20_000);

  it("are written the same whatever the machine's own zone", () => {
    const events = zones.flatMap((name) => aroundTransitions(name).slice(0, 20));
    const before = process.env.TZ;
    const written = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"].map((name) => {
      process.env.TZ = name;
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name);
      return feed(events);
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(written).size).toBe(1);
  });
});

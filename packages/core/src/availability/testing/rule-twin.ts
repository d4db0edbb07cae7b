import fc from "fast-check";
import { expect } from "vitest";
import { type HostTimeline, prepareHost } from "../host.ts";
import { HostQuery } from "../host-query.ts";
import type { Rule } from "../rules/rule.ts";
import { covers, firstEndingAfter } from "../stretches.ts";
import { anyQuery } from "./any-query.ts";
import type { RawQuery } from "./minute-bitmap.ts";

/** A question to one host, before anything is prepared. */
export interface RawHostQuery extends RawQuery {
  host: HostTimeline;
}

const minute = 60_000;

export const anyHostQuery: fc.Arbitrary<RawHostQuery> = anyQuery.map((raw) => ({
  ...raw,
  host: raw.groups[0]?.hosts[0] as HostTimeline,
}));

export const hostQueryOf = (raw: RawHostQuery): HostQuery =>
  new HostQuery(prepareHost(raw.host), raw, Math.ceil(raw.from / minute), Math.ceil(raw.to / minute));

/** The minutes of the question's range that the rule's stretches cover. */
export function forbiddenMinutes(rule: Rule, query: HostQuery): Set<number> {
  const stretches = rule.forbids(query);
  const found = new Set<number>();
  let at = 0;
  for (let start = query.from; start < query.to; start++) {
    at = firstEndingAfter(stretches, start, at);
    if (covers(stretches, at, start)) found.add(start);
  }
  return found;
}

/**
 * The rule forbids exactly the starts that its twin does, which is asked minute by minute (epoch milliseconds) and
 * shares no code with it; in how many cases both sides of it are seen is counted too.
 */
export function expectTwin(rule: Rule, twin: (raw: RawHostQuery) => (start: number) => boolean): void {
  const seen = { forbidden: 0, free: 0 };
  fc.assert(
    fc.property(anyHostQuery, (raw) => {
      const query = hostQueryOf(raw);
      const forbidden = forbiddenMinutes(rule, query);
      const forbids = twin(raw);
      const wrong: number[] = [];
      // Seven and sixty have no common divisor: every minute of the hour is met, in a seventh of the time.
      for (let start = query.from; start < query.to; start += 7) {
        if (forbidden.has(start) !== forbids(start * minute)) wrong.push(start);
        seen[forbidden.has(start) ? "forbidden" : "free"]++;
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60, seed: 20300313 },
  );
  expect(seen.forbidden).toBeGreaterThan(50);
  expect(seen.free).toBeGreaterThan(50);
}

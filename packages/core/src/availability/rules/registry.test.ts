import fc from "fast-check";
import { expect, test } from "vitest";
import { freeStarts } from "../free-starts.ts";
import { anyHostQuery, forbiddenMinutes, hostQueryOf } from "../testing/rule-twin.ts";
import { rules } from "./registry.ts";

const runs = { numRuns: 100, seed: 20300314 };

test("what a host offers are the minutes that no rule forbids", () => {
  let offered = 0;
  fc.assert(
    fc.property(anyHostQuery, (raw) => {
      const query = hostQueryOf(raw);
      const forbidden = rules.map((rule) => forbiddenMinutes(rule, query));
      const free: number[] = [];
      for (let start = query.from; start < query.to; start++)
        if (forbidden.every((minutes) => !minutes.has(start))) free.push(start);
      offered += free.length;
      expect(freeStarts(query)).toEqual(free);
    }),
    runs,
  );
  expect(offered).toBeGreaterThan(500);
}, 30_000);

test("a rule that lies within another forbids nothing that the other allows", () => {
  const named = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.reason, rule]));
  const [outside, offGrid] = [named.get("outside_hours"), named.get("off_grid")];
  fc.assert(
    fc.property(anyHostQuery, (raw) => {
      const query = hostQueryOf(raw);
      for (const rule of rules) {
        if (rule.within === undefined) continue;
        const others = rule.within === "grid" ? [outside, offGrid] : [named.get(rule.within)];
        const allowing = others.map((other) => forbiddenMinutes(other as (typeof rules)[number], query));
        const more = [...forbiddenMinutes(rule, query)].filter((at) => allowing.every((minutes) => !minutes.has(at)));
        expect({ reason: rule.reason, more }).toEqual({ reason: rule.reason, more: [] });
      }
    }),
    runs,
  );
}, 30_000);

test("stretches ascend at both ends, and name who is to blame for each or for none", () => {
  fc.assert(
    fc.property(anyHostQuery, (raw) => {
      for (const rule of rules) {
        const { from, to, by } = rule.forbids(hostQueryOf(raw));
        expect(from).toEqual(from.toSorted((a, b) => a - b));
        expect(to).toEqual(to.toSorted((a, b) => a - b));
        expect([from.length, by?.length ?? to.length]).toEqual([to.length, to.length]);
      }
    }),
    runs,
  );
});

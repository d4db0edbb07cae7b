import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareHost } from "./host.ts";
import { hostChoice } from "./host-choice.ts";
import { decideSlot, type OfferQuery, offer } from "./offer.ts";
import { rules } from "./rules/registry.ts";
import { anyQuery } from "./testing/any-query.ts";
import type { RawQuery } from "./testing/minute-bitmap.ts";

const minute = 60_000;
const runs = { numRuns: 150, seed: 20300311 };
const firm = rules.filter((rule) => !("yields" in rule)).map(({ reason }) => reason);

const prepared = (raw: RawQuery): OfferQuery => ({
  ...raw,
  groups: raw.groups.map((group) => ({ ...group, hosts: group.hosts.map(prepareHost) })),
});
const someStarts = fc.uniqueArray(fc.integer({ min: -600, max: 5000 }), { minLength: 1, maxLength: 40 });

test("what takes a host's time never yields, and all that a host only wishes does", () => {
  expect(firm).toEqual(["past", "booked", "held"]);
});

test("what a host may choose is what the decision says, with and without their word", () => {
  const counts = { offered: 0, overrulable: 0, refused: 0 };
  fc.assert(
    fc.property(anyQuery, someStarts, (raw, minutes) => {
      const query = prepared(raw);
      const base = Math.ceil(query.from / minute) * minute;
      const some = minutes.map((at) => base + at * minute);
      const starts = [...new Set([...some, ...offer(query).starts.slice(0, 10)])].sort((a, b) => a - b);
      const { offered, overrulable, refused } = hostChoice(query, starts);
      const all = [...offered, ...overrulable.map(({ start }) => start), ...refused.map(({ start }) => start)];
      expect(all.sort((a, b) => a - b)).toEqual(starts);
      for (const start of offered) expect(decideSlot({ ...query, start })).toMatchObject({ ok: true });
      for (const { start, ...refusal } of overrulable) {
        expect(decideSlot({ ...query, start })).toEqual({ ok: false, ...refusal });
        expect(decideSlot({ ...query, start, overrules: true })).toMatchObject({ ok: true });
      }
      for (const { start, ...refusal } of refused) {
        expect(decideSlot({ ...query, start, overrules: true })).toEqual({ ok: false, ...refusal });
        expect(firm).toContain(refusal.reason);
      }
      counts.offered += offered.length;
      counts.overrulable += overrulable.length;
      counts.refused += refused.length;
    }),
    runs,
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(50);
}, 30_000);

test("no host is double-booked by their own word: no overruled time meets what is booked or held", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyQuery, someStarts, (raw, minutes) => {
      const [group] = raw.groups;
      const [host] = group?.hosts ?? [];
      if (!host) return;
      const query = { ...prepared(raw), groups: [{ hosts: [prepareHost(host)], need: "all" as const }] };
      const taken = [
        ...host.appointments.filter(({ id }) => id !== raw.except?.appointmentId),
        ...host.holds.filter(({ id, expiresAt }) => id !== raw.except?.holdId && expiresAt > raw.now),
      ];
      for (const at of minutes) {
        const start = Math.ceil(query.from / minute) * minute + at * minute;
        if (!decideSlot({ ...query, start, overrules: true }).ok) continue;
        const end = start + raw.rules.duration * minute;
        seen++;
        expect(start).toBeGreaterThanOrEqual(raw.now);
        for (const one of taken) expect(one.start < end && start < one.end).toBe(false);
      }
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(500);
}, 30_000);

import fc from "fast-check";
import { expect, test } from "vitest";
import type { PreparedHost } from "./host.ts";
import { decideSlot, type HostGroup, type OfferQuery, offer, oneHost } from "./offer.ts";
import { randomWorld } from "./testing/random-world.ts";

const minute = 60_000;

/** What each host offers on its own. */
function eachAlone(query: OfferQuery): Map<PreparedHost, Set<number>> {
  const hosts = query.groups.flatMap(({ hosts }) => hosts);
  return new Map(hosts.map((host) => [host, new Set(offer({ ...query, groups: oneHost(host) }).starts)]));
}

const freeOf = ({ hosts }: HostGroup, alone: Map<PreparedHost, Set<number>>, start: number) =>
  hosts.filter((host) => alone.get(host)?.has(start)).map(({ hostId }) => hostId);

/** The groups' offer by sets. */
function together(query: OfferQuery, alone: Map<PreparedHost, Set<number>>): number[] {
  const required = query.groups.filter(({ optional }) => !optional);
  const any = new Set([...alone.values()].flatMap((starts) => [...starts]));
  return [...any]
    .filter(() => required.length > 0)
    .filter((start) =>
      required.every((group) => freeOf(group, alone, start).length >= (group.need === 1 ? 1 : group.hosts.length)),
    )
    .sort((a, b) => a - b);
}

/** Two starts of each kind, and two minutes off any grid. */
function sample(query: OfferQuery, seed: number, starts: number[], refused: number[]): number[] {
  const pick = (list: number[], nth: number) => (list.length > 0 ? [list[(seed * nth) % list.length] as number] : []);
  const others = [query.from + (seed % 1800) * minute, query.from + (seed % 7) * 1000];
  return [...pick(starts, 3), ...pick(starts, 7), ...pick(refused, 5), ...pick(refused, 11), ...others];
}

test("what is offered, explained and decided agrees, for any mixture of groups", () => {
  const seen = { offered: 0, refused: 0, optional: 0, withoutGroup: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const query = randomWorld(seed);
      const { starts, refused } = offer({ ...query, explain: true });
      const reasons = new Map([...refused].map(({ start, ...refusal }) => [start, refusal]));
      const alone = eachAlone(query);
      const times = sample(query, seed, starts, [...reasons.keys()]);
      const decisions = times.map((start) => decideSlot({ ...query, start }));

      expect([starts, offer(query).starts]).toEqual([together(query, alone), starts]);
      times.forEach((start, i) => {
        const decision = decisions[i];
        const refusal = reasons.get(start);
        if (starts.includes(start))
          expect(decision).toEqual({ ok: true, groups: query.groups.map((group) => freeOf(group, alone, start)) });
        else if (refusal) expect(decision).toEqual({ ok: false, ...refusal });
        else expect(decision?.ok).toBe(false);
      });
      seen.offered += starts.length;
      seen.refused += refused.length;
      if (query.groups.some(({ optional }) => optional)) seen.optional++;
      if (query.groups.every(({ optional }) => optional)) seen.withoutGroup++;
    }),
    { numRuns: 10_000, seed: 20300331 },
  );
  expect(seen.offered).toBeGreaterThan(20_000);
  expect(seen.refused).toBeGreaterThan(100_000);
  expect(seen.optional).toBeGreaterThan(2_000);
  expect(seen.withoutGroup).toBeGreaterThan(500);
}, 60_000);

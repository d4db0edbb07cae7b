import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareHost } from "./host.ts";
import { decideSlot, nearestAlternatives, type OfferQuery, offer, oneHost } from "./offer.ts";
import { anyQuery } from "./testing/any-query.ts";
import { bruteForce, type RawQuery } from "./testing/minute-bitmap.ts";

const minute = 60_000;

const prepared = (raw: RawQuery): OfferQuery => ({
  ...raw,
  groups: raw.groups.map((group) => ({ ...group, hosts: group.hosts.map(prepareHost) })),
});
const runs = (numRuns: number) => ({ numRuns, seed: 20300310 });

test("the offer is what brute force over minutes finds", () => {
  let found = 0;
  fc.assert(
    fc.property(anyQuery, (raw) => {
      const expected = bruteForce(raw);
      found += expected.length;
      expect(offer(prepared(raw)).starts).toEqual(expected);
    }),
    runs(400),
  );
  expect(found).toBeGreaterThan(2000);
}, 30_000);

test("an explained offer is the same offer, and names each refused start once", () => {
  fc.assert(
    fc.property(anyQuery, (raw) => {
      const query = prepared(raw);
      const { starts, refused } = offer({ ...query, explain: true });
      expect(starts).toEqual(offer(query).starts);
      const refusedStarts = [...refused].map(({ start }) => start);
      const all = [...starts, ...refusedStarts];
      expect(new Set(all).size).toBe(all.length);
      expect(refusedStarts).toEqual([...refusedStarts].sort((a, b) => a - b));
      for (const { start } of refused) expect(start >= query.from && start < query.to).toBe(true);
    }),
    runs(600),
  );
}, 30_000);

test("what is offered can be booked, and what is not is refused with the same reason", () => {
  fc.assert(
    fc.property(anyQuery, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 10 }), (raw, others) => {
      const query = prepared(raw);
      const { starts, refused } = offer({ ...query, explain: true });
      for (const start of starts) {
        const free = query.groups.map(({ hosts }) =>
          hosts.filter((host) => decideSlot({ ...query, groups: oneHost(host), start }).ok).map(({ hostId }) => hostId),
        );
        expect(decideSlot({ ...query, start })).toEqual({ ok: true, groups: free });
      }
      for (const { start, ...refusal } of refused) {
        expect(decideSlot({ ...query, start })).toEqual({ ok: false, ...refusal });
      }
      for (const start of others.map((at) => query.from + at * 7000)) {
        const decision = decideSlot({ ...query, start });
        expect(decision.ok).toBe(offer({ ...query, from: start, to: start + 1 }).starts.includes(start));
      }
    }),
    runs(150),
  );
}, 30_000);

test("a refusal's block is truly in the way", () => {
  fc.assert(
    fc.property(anyQuery, (raw) => {
      const { duration, bufferBefore, bufferAfter } = raw.rules;
      for (const { start, reason, by } of offer({ ...prepared(raw), explain: true }).refused) {
        const end = start + duration * minute;
        expect(by !== undefined).toBe(["booked", "busy", "held", "buffer"].includes(reason));
        if (!by) continue;
        const meets = (before: number, after: number) =>
          by.start < Math.ceil((end + after * minute) / minute) * minute && start - before * minute < by.end;
        // The longest buffer of a neighbour is 40 minutes.
        if (reason === "buffer") expect(meets(bufferBefore + 41, bufferAfter + 41)).toBe(true);
        else expect(meets(0, 0)).toBe(true);
      }
    }),
    runs(300),
  );
}, 30_000);

test("alternatives are the offered starts nearest to the one asked for", () => {
  fc.assert(
    fc.property(anyQuery, fc.integer({ min: -3000, max: 9000 }), fc.integer({ min: 1, max: 6 }), (raw, at, count) => {
      const query = prepared(raw);
      const start = query.from + at * minute;
      const expected = offer(query)
        .starts.sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b)
        .slice(0, count);
      expect(nearestAlternatives(query, start, count)).toEqual(expected.sort((a, b) => a - b));
    }),
    runs(300),
  );
}, 30_000);

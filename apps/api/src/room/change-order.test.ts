import fc from "fast-check";
import { expect, it } from "vitest";
import type { HostChange } from "../offers/timeline-change.ts";
import { ChangeOrder } from "./change-order.ts";

const change = (version: number, hostId = "ada"): HostChange => ({
  hostId,
  version,
  removed: [],
  added: [],
  busyRemoved: [],
  busyAdded: [],
});

it("gives every change once, in order, however their messages arrive and repeat", () => {
  const arrivals = fc.shuffledSubarray([5, 6, 7, 8, 9, 10, 5, 7, 10], { minLength: 9 });
  fc.assert(
    fc.property(arrivals, (versions) => {
      const order = new ChangeOrder();
      let version = 4;
      const given: number[] = [];
      for (const arrived of versions)
        for (const one of order.next(change(arrived), version)) {
          given.push(one.version);
          version = one.version;
        }
      expect(given).toEqual([5, 6, 7, 8, 9, 10]);
    }),
  );
});

it("keeps what came early until the gap is filled or given up, for each host alone", () => {
  const order = new ChangeOrder();
  expect(order.next(change(7), 5)).toEqual([]);
  expect(order.next(change(3, "bo"), 2).map((one) => one.version)).toEqual([3]);
  expect(order.next(change(6), 5).map((one) => one.version)).toEqual([6, 7]);
  order.next(change(9), 7);
  order.forget("ada");
  expect(order.next(change(8), 7).map((one) => one.version)).toEqual([8]);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeskMessage } from "../objects/desk-rpc.ts";
import { ChangeOrder, type Step } from "./change-order.ts";

/** A message is numbered like the change it tells of, unless said otherwise. */
const message = (version: number, over: Partial<DeskMessage> = {}): DeskMessage => ({
  ...{ kind: "change", hostId: "ada", version, number: version, holds: [] },
  change: { hostId: "ada", version, removed: [], added: [], busyRemoved: [], busyAdded: [] },
  ...(over as object),
});
const holds = (version: number, number: number) => message(version, { kind: "holds", number });

/** Versions of changes, and numbers of the messages whose holds are taken over. */
const told = (steps: readonly Step[]) => steps.map(({ change, held }) => [change?.version, held?.number]);

describe("messages of a desk", () => {
  let order: ChangeOrder;
  const take = (one: DeskMessage, version: number) => {
    order.add(one);
    return told(order.next(one.hostId, version));
  };

  it("give every change once, in order, however they arrive and repeat", () => {
    const arrivals = fc.shuffledSubarray([5, 6, 7, 8, 9, 10, 5, 7, 10], { minLength: 9 });
    fc.assert(
      fc.property(arrivals, (versions) => {
        order = new ChangeOrder();
        let version = 4;
        const given: number[] = [];
        for (const arrived of versions) {
          order.add(message(arrived));
          for (const { change, held } of order.next("ada", version)) {
            if (change) given.push(change.version);
            version = change?.version ?? version;
            expect(held?.version ?? 0).toBeLessThanOrEqual(version);
          }
        }
        expect(given).toEqual([5, 6, 7, 8, 9, 10]);
      }),
    );
  });

  it("wait with their holds for the change that is missing before them", () => {
    order = new ChangeOrder();
    expect(take(message(7), 5)).toEqual([]);
    expect(take(message(6), 5)).toEqual([
      [6, 6],
      [7, 7],
    ]);
  });

  it("wait also where they tell of holds alone", () => {
    order = new ChangeOrder();
    expect(take(holds(6, 11), 5)).toEqual([]);
    expect(take(message(6, { number: 10 }), 5)).toEqual([
      [6, 10],
      [undefined, 11],
    ]);
    expect(take(holds(6, 12), 6)).toEqual([[undefined, 12]]);
  });

  it("bring their change where it comes next, though the desk knew of a later one by then", () => {
    order = new ChangeOrder();
    const late = message(6, { version: 7, number: 21 });
    expect(take(late, 5)).toEqual([[6, undefined]]);
    expect(take(message(7, { number: 20 }), 6)).toEqual([
      [7, 20],
      [undefined, 21],
    ]);
  });

  it("are let go when what is missing was read elsewhere, or is given up", () => {
    order = new ChangeOrder();
    expect(take(message(7), 5)).toEqual([]);
    expect(told(order.next("ada", 7))).toEqual([[undefined, 7]]);
    expect(take(message(9), 7)).toEqual([]);
    expect(take(holds(9, 10), 7)).toEqual([]);
    expect(order.giveUp("ada")?.number).toBe(10);
    expect(take(message(8), 7)).toEqual([[8, 8]]);
    expect(order.giveUp("ada")).toBeNull();
  });

  it("wait for each host alone", () => {
    order = new ChangeOrder();
    expect(take(message(7), 5)).toEqual([]);
    expect(take(message(3, { hostId: "bo" }), 2)).toEqual([[3, 3]]);
  });
});

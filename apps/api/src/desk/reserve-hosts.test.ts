import type { HostGroup } from "@daybook/core/availability/offer";
import { describe, expect, it } from "vitest";
import type { Reservation } from "../objects/desk-rpc.ts";
import { reserveHosts } from "./reserve-hosts.ts";

const reservation: Reservation = {
  ...{ id: "claim:1", start: 0, end: 1, bufferBefore: 0, bufferAfter: 0, until: 10_000 },
  kind: { of: "claim", ownHold: null },
};
const group = (need: "all" | 1, optional = false): HostGroup => ({ hosts: [], need, optional });

/** Desks that note what they keep; some say no, and the one at `dies` throws at its nth call. */
function desks(taken: readonly string[] = [], dies: { at: number } = { at: Number.POSITIVE_INFINITY }) {
  const kept = new Set<string>();
  const asked: string[] = [];
  const deskOf = (hostId: string) => ({
    async reserve() {
      asked.push(hostId);
      if (asked.length === dies.at) throw new Error("The object was reset");
      if (taken.includes(hostId)) return false;
      kept.add(hostId);
      return true;
    },
    async unreserve() {
      kept.delete(hostId);
    },
  });
  return { deskOf, kept, asked };
}

describe("reserving the time of several hosts", () => {
  it("asks all who must come in id order, and not its own desk", async () => {
    const { deskOf, kept, asked } = desks();
    const got = await reserveHosts(deskOf, "b", [group("all")], [["d", "b", "a", "c"]], reservation);
    expect(got).toEqual({ hostIds: ["a", "b", "c", "d"], elsewhere: ["a", "c", "d"] });
    expect(asked).toEqual(["a", "c", "d"]);
    expect([...kept]).toEqual(["a", "c", "d"]);
  });

  it.each(["a", "b", "c"])("keeps nothing when %s says no", async (no) => {
    const { deskOf, kept } = desks([no]);
    expect(await reserveHosts(deskOf, "lead", [group("all")], [["a", "b", "c", "lead"]], reservation)).toBeNull();
    expect([...kept]).toEqual([]);
  });

  it.each([1, 2, 3])("keeps nothing when a desk is lost at step %i", async (at) => {
    const { deskOf, kept } = desks([], { at });
    const reserving = reserveHosts(deskOf, "lead", [group("all")], [["a", "b", "c"]], reservation);
    await expect(reserving).rejects.toThrow("reset");
    expect([...kept]).toEqual([]);
  });

  it("takes the best of one of several who says yes", async () => {
    const { deskOf, kept, asked } = desks(["z"]);
    const got = await reserveHosts(deskOf, "lead", [group("all"), group(1)], [["a"], ["z", "y", "x"]], reservation);
    expect(got).toEqual({ hostIds: ["a", "y"], elsewhere: ["a", "y"] });
    expect(asked).toEqual(["a", "z", "y"]);
    expect([...kept]).toEqual(["a", "y"]);
  });

  it("gives back who must come when nobody of several is to be had", async () => {
    const { deskOf, kept } = desks(["x", "y"]);
    expect(await reserveHosts(deskOf, "lead", [group("all"), group(1)], [["a"], ["x", "y"]], reservation)).toBeNull();
    expect([...kept]).toEqual([]);
  });

  it("leaves out who is optional and says no", async () => {
    const { deskOf } = desks(["o"]);
    const got = await reserveHosts(
      deskOf,
      "lead",
      [group("all"), group("all", true)],
      [["lead"], ["o", "p"]],
      reservation,
    );
    expect(got).toEqual({ hostIds: ["lead", "p"], elsewhere: ["p"] });
  });
});

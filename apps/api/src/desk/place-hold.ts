import { alternatives, bookableUntil, decideClaim } from "@daybook/core/bookings/claim";
import type { HoldCommand, HoldOutcome, HostDeskRpc } from "../objects/desk-rpc.ts";
import type { HoldBlock, HoldsByHost } from "../offers/hold-block.ts";
import type { OfferMemory } from "../offers/offer-memory.ts";
import { rankHosts } from "../offers/prepared-inputs.ts";
import type { Services } from "../runtime/services.ts";
import { type HoldBook, type HoldRow, KEPT_FOR_OTHERS } from "./hold-book.ts";
import { reserveHosts } from "./reserve-hosts.ts";

const LIFE = 5 * 60_000;
const MOST = 10;

/** The desk that places a hold, and what it knows. */
interface Place {
  hostId: string;
  deskOf(hostId: string): HostDeskRpc;
  memory: OfferMemory;
  book: HoldBook;
  services: Services;
  /** What blocks this host's time besides holds: reservations, and claims that nobody knows the end of. */
  otherBlocks(now: number): HoldBlock[];
}

/**
 * Holds a time that can be booked now, for five minutes or as long as it still can be: what is held must not turn out
 * to be too soon. On a page with several hosts everybody's time is kept who would be booked.
 */
export async function placeHold(
  { hostId, deskOf, memory, book, services, otherBlocks }: Place,
  command: HoldCommand,
): Promise<{ outcome: HoldOutcome; changed: boolean }> {
  const unchanged = (outcome: HoldOutcome) => ({ outcome, changed: false });
  const { eventTypeId } = command.page;
  const known = await memory.fresh(command.page, command.start, services.now);
  if (!known || known.inputs.settings.deleted) return unchanged({ kind: "gone" });
  const now = services.now();
  const live = book.live(now);
  const again = command.key ? live.find((hold) => hold.key === command.key) : undefined;
  // Sent once more: the desk that placed it may have been lost before it notified anyone.
  if (again) return { outcome: held(again), changed: true };

  // What another desk keeps here for the same visitor is that desk's to end.
  const isTheirs = (hold: HoldRow) => command.visitor !== undefined && hold.visitor === command.visitor;
  const replaced = live.filter((hold) => isTheirs(hold) && hold.address !== KEPT_FOR_OTHERS);
  const others = live.filter((hold) => !replaced.includes(hold));
  const theirs = others.filter((hold) => hold.address === command.address && hold.eventTypeId === eventTypeId);
  if (theirs.length >= MOST)
    return unchanged({ kind: "too_many", until: Math.min(...theirs.map(({ endsAt }) => endsAt)) });

  const { inputs } = known;
  const { settings } = inputs;
  const request = {
    start: command.start,
    duration: command.duration ?? settings.durations[0] ?? 0,
    rank: rankHosts(inputs),
  };
  const own = book.blocks(now).filter((block) => !replaced.some((hold) => hold.id === block.id));
  const holds: HoldsByHost = { [hostId]: [...own, ...otherBlocks(now)] };
  const groups = known.groups(holds);
  const decision = decideClaim(settings, groups, request, now);
  const refusedAs = (reason: Extract<HoldOutcome, { kind: "refused" }>["reason"]) =>
    unchanged({ kind: "refused", reason, alternatives: alternatives(settings, groups, request, now) });
  if (!decision.ok) return refusedAs(decision.reason);

  const { bufferBefore, bufferAfter } = settings;
  const { start, end } = decision;
  const expiresAt = Math.min(now + LIFE, bookableUntil(settings, start));
  const id = services.newId();
  const reserved = await reserveHosts(deskOf, hostId, groups, decision.groups, {
    ...{ id, start, end, bufferBefore, bufferAfter, until: expiresAt },
    kind: { of: "hold", eventTypeId, visitor: command.visitor ?? null },
  });
  if (!reserved) return refusedAs("held");
  await giveUp(replaced, { book, deskOf });
  const row: HoldRow = {
    ...{ id, eventTypeId, start, end, bufferBefore, bufferAfter, expiresAt, endsAt: expiresAt },
    visitor: command.visitor ?? null,
    address: command.address,
    key: command.key ?? null,
  };
  book.add(row);
  if (reserved.elsewhere.length > 0) book.share(id, reserved.elsewhere, reserved.hostIds.includes(hostId));
  return { outcome: held(row), changed: true };
}

/** Ends holds, at every desk that keeps time for them. */
export async function giveUp(holds: readonly { id: string }[], desk: Pick<Place, "book" | "deskOf">): Promise<void> {
  for (const { id } of holds) {
    const elsewhere = desk.book.sharedWith(id);
    desk.book.remove(id);
    await Promise.allSettled(elsewhere.map((hostId) => desk.deskOf(hostId).unreserve(id)));
  }
}

const held = ({ id, start, end, expiresAt }: HoldRow): HoldOutcome => ({ kind: "held", id, start, end, expiresAt });

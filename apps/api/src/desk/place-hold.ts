import { alternatives, bookableUntil, decideClaim } from "@daybook/core/bookings/claim";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { OfferMemory } from "../offers/offer-memory.ts";
import type { Services } from "../services.ts";
import type { HoldCommand, HoldOutcome } from "./desk-rpc.ts";
import type { HoldBook, HoldRow } from "./hold-book.ts";

const LIFE = 5 * 60_000;
const MOST = 10;

/**
 * Holds a time that can be booked now, for five minutes or as long as it still can be: what is held must not turn out
 * to be too soon. `doubts` are claims nobody knows the end of.
 */
export async function placeHold(
  memory: OfferMemory,
  book: HoldBook,
  services: Services,
  command: HoldCommand,
  doubts: readonly HoldBlock[],
): Promise<{ outcome: HoldOutcome; changed: boolean }> {
  const unchanged = (outcome: HoldOutcome) => ({ outcome, changed: false });
  const { eventTypeId } = command.page;
  const known = await memory.fresh(command.page, command.start, services.now);
  if (!known || known.inputs.settings.deleted) return unchanged({ kind: "gone" });
  const now = services.now();
  const live = book.live(now);
  const again = command.key ? live.find((hold) => hold.key === command.key) : undefined;
  // Told once more: the desk that placed it may have been lost before it told anyone.
  if (again) return { outcome: held(again), changed: true };

  const others = live.filter((hold) => command.visitor === undefined || hold.visitor !== command.visitor);
  const theirs = others.filter((hold) => hold.address === command.address && hold.eventTypeId === eventTypeId);
  if (theirs.length >= MOST) return unchanged({ kind: "too_many" });
  const { settings } = known.inputs;
  const request = { start: command.start, duration: command.duration ?? settings.durations[0] ?? 0 };
  const groups = known.groups([...others, ...doubts]);
  const decision = decideClaim(settings, groups, request, now);
  if (!decision.ok)
    return unchanged({
      kind: "refused",
      reason: decision.reason,
      alternatives: alternatives(settings, groups, request, now),
    });

  for (const hold of live) if (!others.includes(hold)) book.remove(hold.id);
  const { bufferBefore, bufferAfter } = settings;
  const expiresAt = Math.min(now + LIFE, bookableUntil(settings, decision.start));
  const row: HoldRow = {
    id: services.newId(),
    eventTypeId,
    start: decision.start,
    end: decision.end,
    bufferBefore,
    bufferAfter,
    expiresAt,
    endsAt: expiresAt,
    visitor: command.visitor ?? null,
    address: command.address,
    key: command.key ?? null,
  };
  book.add(row);
  return { outcome: held(row), changed: true };
}

const held = ({ id, start, end, expiresAt }: HoldRow): HoldOutcome => ({ kind: "held", id, start, end, expiresAt });

import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { Reservation } from "../objects/desk-rpc.ts";
import type { HoldBlock, HoldsByHost } from "../offers/hold-block.ts";
import { HoldBook, type HoldRow, KEPT_FOR_OTHERS } from "./hold-book.ts";
import { KeyBook, uncertainId } from "./key-book.ts";
import { collide, ReservationBook } from "./reservation-book.ts";

/**
 * What keeps a host's time besides its timeline: holds, times kept for the claims of other desks, and claims that nobody
 * knows the end of. In the desk's storage, so that an eviction forgets none. Instants are epoch ms.
 */
export class KeptTime {
  readonly holds: HoldBook;
  readonly reservations: ReservationBook;
  readonly keys: KeyBook;
  readonly #hostId: () => string;

  constructor(sql: SqlStorage, hostId: () => string) {
    this.holds = new HoldBook(sql);
    this.reservations = new ReservationBook(sql);
    this.keys = new KeyBook(sql);
    this.#hostId = hostId;
  }

  /** What is held, as others are told of it: reservations last for seconds and aren't. */
  held(now: number): HoldBlock[] {
    return [...this.holds.blocks(now), ...this.keys.blocks(this.#hostId(), now)];
  }

  /** What isn't a hold. */
  besideHolds(now: number): HoldBlock[] {
    return [...this.reservations.blocks(now), ...this.keys.blocks(this.#hostId(), now)];
  }

  #blocks(now: number): HoldBlock[] {
    return [...this.held(now), ...this.reservations.blocks(now)];
  }

  /** Keeps a time for another desk's claim or hold; false where it collides with what is kept already. */
  reserve({ id, until, kind, ...span }: Reservation, now: number): boolean {
    const block: HoldBlock = { id, ...span, expiresAt: until };
    const own = new Set([id, ...this.#ownOf(kind, now)]);
    if (this.#blocks(now).some((other) => !own.has(other.id) && collide(block, other))) return false;
    if (kind.of === "claim") this.reservations.add(block);
    else if (!this.holds.find(id, now)) {
      const { eventTypeId, visitor } = kind;
      this.holds.add({ ...block, eventTypeId, visitor, address: KEPT_FOR_OTHERS, key: null, endsAt: until });
    }
    return true;
  }

  /** What isn't in the way of a reservation: the hold that its claim uses, or those that its hold will replace. */
  #ownOf(kind: Reservation["kind"], now: number): string[] {
    if (kind.of === "claim") return kind.ownHold ? [kind.ownHold] : [];
    const isTheirs = (hold: HoldRow) => hold.visitor === kind.visitor && hold.eventTypeId === kind.eventTypeId;
    const theirs = kind.visitor === null ? [] : this.holds.live(now).filter(isTheirs);
    return theirs.map((hold) => hold.id);
  }

  /** Gives back a reservation, or a hold that was kept for another desk; whether it was a hold. */
  release(id: string): boolean {
    this.reservations.remove(id);
    return this.holds.remove(id);
  }

  /** A change with what is kept meanwhile, but for its own uncertainty; a hold that isn't live any more is none. */
  around<C extends { key: IdempotencyKey; holdId?: string | undefined }>(
    command: C,
    now: number,
  ): C & { ownHold: string | undefined; holds: HoldsByHost } {
    const own = command.holdId ? this.holds.find(command.holdId, now) : null;
    const blocks = this.#blocks(now).filter((block) => block.id !== uncertainId(command.key));
    return { ...command, holdId: own?.id, ownHold: command.holdId, holds: { [this.#hostId()]: blocks } };
  }
}

import { DurableObject } from "cloudflare:workers";
import { withConnection } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import { type CancelCommand, commitCancel } from "../bookings/commit-cancel.ts";
import { type ClaimCommand, commitClaim } from "../bookings/commit-claim.ts";
import { commitMove, type MoveCommand } from "../bookings/commit-move.ts";
import type { ChangeOutcome } from "../bookings/outcome.ts";
import { wakeEffects } from "../effects/wake.ts";
import type { Env } from "../env.ts";
import type { PresenceChange } from "../live/presence.ts";
import { Watchers } from "../live/watchers.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { OfferMemory } from "../offers/offer-memory.ts";
import type { TimelineChange } from "../offers/timeline-change.ts";
import type { Services } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import { ClaimLine } from "./claim-line.ts";
import type { DeskState, HoldCommand, HoldOutcome, HostDeskRpc } from "./desk-rpc.ts";
import { HoldBook } from "./hold-book.ts";
import { doubtId, KeyBook } from "./key-book.ts";
import { placeHold } from "./place-hold.ts";
import { refusalFromMemory } from "./refusal-from-memory.ts";
import { settleDoubt } from "./settle-doubt.ts";
import { Subscribers } from "./subscribers.ts";
import { tellRooms } from "./tell-rooms.ts";

/** How long after its visitor's socket closed a hold lives on, ms. */
const GRACE = 45_000;
/** Windows and devices in which one account has its console open. */
const MOST_CONSOLES = 50;

/**
 * The write side of one host: puts its claims in order, owns its holds, refuses the known-taken from memory, and tells
 * the page rooms. It may be evicted at any moment: what it must not forget is in its storage before it acts on it.
 */
export class HostDesk extends DurableObject<Env> implements HostDeskRpc {
  readonly #line: ClaimLine;
  readonly #services: Services;
  readonly #holds: HoldBook;
  readonly #keys: KeyBook;
  readonly #subscribers: Subscribers;
  readonly #memory: OfferMemory;
  readonly #consoles: Watchers;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#line = new ClaimLine(() => this.#services.now());
    this.#holds = new HoldBook(state.storage.sql);
    this.#keys = new KeyBook(state.storage.sql);
    this.#keys.sweep(this.#services.now());
    this.#subscribers = new Subscribers(state.storage.sql);
    this.#consoles = new Watchers(state, { perAddress: MOST_CONSOLES, inAll: MOST_CONSOLES });
    this.#memory = new OfferMemory((page, from, to) =>
      withConnection(this.#services.connect, (db) => loadOfferInputs(page, db, page.eventTypeId, from, to)),
    );
  }

  async claim(command: Omit<ClaimCommand, "holds">): Promise<ChangeOutcome> {
    if (this.#line.isFull) return { kind: "overloaded" };
    return this.#line.serve(async () => {
      const known = this.#withHolds(command);
      if (!this.#keys.hasBegun(known.key)) {
        const refused = await refusalFromMemory(this.#memory, this.#services, known, this.#line.length > 1);
        if (refused) return refused;
        this.#keys.begin(known.key, this.#services.now());
      }
      const outcome = await commitClaim(this.#services, known);
      const [usual] = this.#memory.peek(known.page, known.start)?.inputs.settings.durations ?? [];
      return this.#ended(outcome, known, known.duration ?? usual);
    });
  }

  async move(command: Omit<MoveCommand, "holds">): Promise<ChangeOutcome> {
    return this.#line.serve(async () => {
      const known = this.#withHolds(command);
      return this.#ended(await commitMove(this.#services, known), known, known.duration);
    });
  }

  async cancel(command: CancelCommand): Promise<ChangeOutcome> {
    return this.#line.serve(async () => this.#after(await commitCancel(this.#services, command)));
  }

  async hold(command: HoldCommand): Promise<HoldOutcome> {
    return this.#line.serve(async () => {
      const doubts = this.#keys.blocks(this.#services.now());
      const { outcome, changed } = await placeHold(this.#memory, this.#holds, this.#services, command, doubts);
      if (changed) {
        await this.#setAlarm();
        await this.#tell();
      }
      return outcome;
    });
  }

  async release(holdId: string): Promise<boolean> {
    const live = this.#holds.find(holdId, this.#services.now());
    this.#holds.remove(holdId);
    // Also when it is gone: the desk that removed it may have been lost before it told anyone.
    await this.#tell();
    return live !== null;
  }

  async presence(eventTypeId: string, { here, gone }: PresenceChange): Promise<void> {
    const now = this.#services.now();
    let moved = false;
    for (const visitor of here) moved = this.#holds.restore({ eventTypeId, visitor }, now) || moved;
    for (const visitor of gone) moved = this.#holds.shorten({ eventTypeId, visitor }, now + GRACE) || moved;
    if (!moved) return;
    await this.#setAlarm();
    await this.#tell();
  }

  async seen(eventTypeId: string, visitor: string, connected: boolean): Promise<void> {
    await this.presence(eventTypeId, connected ? { here: [visitor], gone: [] } : { here: [], gone: [visitor] });
  }

  async subscribe(eventTypeId: string): Promise<DeskState> {
    const now = this.#services.now();
    this.#subscribers.add(eventTypeId, now);
    return { ...(await this.holds()), holders: this.#holds.holders(eventTypeId, now) };
  }

  async holds(): Promise<DeskState> {
    return { push: this.#subscribers.lastWord, holds: this.#blocks(this.#services.now()) };
  }

  async changed(): Promise<void> {
    this.#memory.forget();
    await this.#tell(null);
  }

  /** The console's live socket; the Worker has checked whose it is. */
  override async fetch(): Promise<Response> {
    return this.#consoles.accept({ address: "console" });
  }

  override webSocketMessage(socket: WebSocket): void {
    this.#consoles.refuse(socket);
  }
  override webSocketClose(socket: WebSocket): void {
    this.#consoles.left(socket);
  }
  override webSocketError(socket: WebSocket): void {
    this.#consoles.left(socket);
  }

  override async alarm(): Promise<void> {
    const now = this.#services.now();
    for (const doubt of this.#keys.uncertain()) {
      const settled = await this.#line.run(() => settleDoubt(this.#services, doubt));
      // Postgres is away: nobody in the line waits for it once more for each doubt.
      if (settled === "unknown") break;
      this.#keys.settle(doubt.key);
      this.#memory.forget();
      this.#tellConsoles();
      await this.#tell(settled === "booked" ? null : undefined);
    }
    this.#keys.sweep(now);
    if (this.#holds.sweep(now)) await this.#tell();
    await this.#setAlarm();
  }

  /** What blocks the host's times besides its timeline. */
  #blocks(now: number): HoldBlock[] {
    return [...this.#holds.blocks(now), ...this.#keys.blocks(now)];
  }

  /** A change with what is held meanwhile, but for its own doubt; a hold that isn't live any more is none. */
  #withHolds<C extends { key: IdempotencyKey; holdId?: string | undefined }>(command: C): C & { holds: HoldBlock[] } {
    const now = this.#services.now();
    const own = command.holdId ? this.#holds.find(command.holdId, now) : null;
    const holds = this.#blocks(now).filter((block) => block.id !== doubtId(command.key));
    return { ...command, holdId: own?.id, holds };
  }

  /** After a claim or a move, whose time is in doubt while nobody knows what became of it. Minutes. */
  async #ended(outcome: ChangeOutcome, command: ClaimCommand | MoveCommand, duration?: number): Promise<ChangeOutcome> {
    const { key, start, holdId } = command;
    if (outcome.kind === "outcome_unknown") this.#keys.doubt(key, start, duration);
    else if (this.#keys.settle(key) && outcome.kind !== "done") await this.#tell();
    if (outcome.kind === "done" && holdId) this.#holds.remove(holdId);
    return this.#after(outcome);
  }

  async #after(outcome: ChangeOutcome): Promise<ChangeOutcome> {
    if (outcome.kind !== "done" && outcome.kind !== "outcome_unknown") return outcome;
    const change = outcome.kind === "done" ? outcome.change : null;
    // A replay's first answer, or the word of it, may have been lost with the desk that gave it: all is read again.
    if (change) this.#memory.apply(change, this.#services.now());
    else this.#memory.forget();
    if (outcome.kind === "done") this.ctx.waitUntil(wakeEffects(this.env, outcome.effects));
    else await this.#setAlarm();
    this.#tellConsoles();
    await this.#tell(change);
    return outcome;
  }

  #tellConsoles(): void {
    this.#consoles.send(JSON.stringify({ type: "bookings.changed" }));
  }

  /** Word to every room that subscribed. Without an argument only holds moved; null: read everything again. */
  async #tell(change?: TimelineChange | null): Promise<void> {
    const now = this.#services.now();
    const rooms = this.#subscribers.all(now);
    const word = { push: this.#subscribers.nextWord(), holds: this.#blocks(now) };
    await tellRooms(this.ctx, this.env, rooms, (eventTypeId) => ({
      ...word,
      holders: this.#holds.holders(eventTypeId, now),
      ...(change === undefined ? {} : { change }),
    }));
  }

  async #setAlarm(): Promise<void> {
    const ends = [this.#holds.nextExpiry(), this.#keys.uncertain().length > 0 ? this.#services.now() + 5_000 : null];
    const next = Math.min(...ends.map((at) => (at === null ? Number.POSITIVE_INFINITY : at + 5)));
    const set = await this.ctx.storage.getAlarm();
    if (next < (set ?? Number.POSITIVE_INFINITY)) await this.ctx.storage.setAlarm(next);
  }
}

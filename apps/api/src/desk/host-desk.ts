import { DurableObject } from "cloudflare:workers";
import { withConnection } from "@daybook/db/connection";
import { DatabaseUnavailable } from "@daybook/db/failures";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import { type CancelCommand, commitCancel } from "../bookings/commit-cancel.ts";
import { type ClaimCommand, commitClaim } from "../bookings/commit-claim.ts";
import { commitMove, type MoveCommand } from "../bookings/commit-move.ts";
import type { ChangeOutcome } from "../bookings/outcome.ts";
import { wakeEffects } from "../effects/wake.ts";
import type { Env } from "../env.ts";
import { ApiFailure } from "../http/failure.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { OfferMemory } from "../offers/offer-memory.ts";
import type { TimelineChange } from "../offers/timeline-change.ts";
import { pageRoom } from "../room/page-rooms.ts";
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

/** More claims than this waiting for one host are turned away: each has a client who would wait for seconds. */
const LONGEST_LINE = 2_000;
/** How long a doubt counts for whoever hears of it; they hear of it again while it lasts, ms. */
const DOUBT = 10 * 60_000;
/** How long after its visitor's socket closed a hold lives on, ms. */
const GRACE = 45_000;
/** Who waited longer than this for Postgres in vain spares the others, ms. */
const LONG = 2_000;
/** A room that doesn't take a word in this time hears it from the outbox, ms. */
const WORD_TIMEOUT = 400;

/**
 * The write side of one host: puts its claims in order, owns its holds, refuses the known-taken from memory, and tells
 * the page rooms. It may be evicted at any moment: what it must not forget is in its storage before it acts on it.
 */
export class HostDesk extends DurableObject<Env> implements HostDeskRpc {
  readonly #line = new ClaimLine();
  readonly #services: Services;
  readonly #holds: HoldBook;
  readonly #keys: KeyBook;
  readonly #subscribers: Subscribers;
  readonly #memory: OfferMemory;
  /** When Postgres was last waited for in vain, epoch ms. */
  #gaveUpAt = 0;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#holds = new HoldBook(state.storage.sql);
    this.#keys = new KeyBook(state.storage.sql);
    this.#keys.sweep(this.#services.now());
    this.#subscribers = new Subscribers(state.storage.sql);
    this.#memory = new OfferMemory((eventTypeId, from, to) =>
      withConnection(this.#services.connect, (db) => loadOfferInputs(db, eventTypeId, from, to)),
    );
  }

  async claim(command: Omit<ClaimCommand, "holds">): Promise<ChangeOutcome> {
    if (this.#line.length >= LONGEST_LINE) return { kind: "overloaded" };
    return this.#inLine(async () => {
      const now = this.#services.now();
      const own = command.holdId ? this.#holds.find(command.holdId, now) : null;
      const holds = this.#blocks(now).filter((block) => block.id !== doubtId(command.key));
      const known: ClaimCommand = { ...command, holdId: own?.id, holds };
      if (!this.#keys.hasBegun(command.key)) {
        const refused = await refusalFromMemory(this.#memory, this.#services, known, this.#line.length > 1);
        if (refused) return refused;
        this.#keys.begin(command.key, now);
      }
      const outcome = await commitClaim(this.#services, known);
      const settled = outcome.kind !== "outcome_unknown" && this.#keys.settle(command.key);
      if (outcome.kind === "outcome_unknown") {
        const [usual] = this.#memory.peek(command.page.eventTypeId, command.start)?.inputs.settings.durations ?? [];
        this.#doubt(command.key, command.start, command.duration ?? usual);
      }
      if (outcome.kind === "done" && own) this.#holds.remove(own.id);
      if (settled && outcome.kind !== "done") await this.#tell();
      return this.#after(outcome);
    });
  }

  async move(command: Omit<MoveCommand, "holds">): Promise<ChangeOutcome> {
    return this.#inLine(async () => {
      const now = this.#services.now();
      const own = command.holdId ? this.#holds.find(command.holdId, now) : null;
      const holds = this.#blocks(now).filter((block) => block.id !== doubtId(command.key));
      const outcome = await commitMove(this.#services, { ...command, holdId: own?.id, holds });
      const settled = outcome.kind !== "outcome_unknown" && this.#keys.settle(command.key);
      if (outcome.kind === "outcome_unknown") this.#doubt(command.key, command.start, command.duration);
      if (outcome.kind === "done" && own) this.#holds.remove(own.id);
      if (settled && outcome.kind !== "done") await this.#tell();
      return this.#after(outcome);
    });
  }

  async cancel(command: CancelCommand): Promise<ChangeOutcome> {
    return this.#inLine(async () => this.#after(await commitCancel(this.#services, command)));
  }

  async hold(command: HoldCommand): Promise<HoldOutcome> {
    return this.#inLine(async () => {
      const { outcome, changed } = await placeHold(this.#memory, this.#holds, this.#services, command, this.#doubts());
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

  async seen(visitor: string, connected: boolean): Promise<void> {
    const now = this.#services.now();
    const moved = connected ? this.#holds.restore(visitor, now) : this.#holds.shorten(visitor, now + GRACE);
    if (!moved) return;
    await this.#setAlarm();
    await this.#tell();
  }

  async subscribe(eventTypeId: string): Promise<DeskState> {
    this.#subscribers.add(eventTypeId, this.#services.now());
    return this.holds();
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
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(): void {}
  override webSocketClose(socket: WebSocket): void {
    socket.close();
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

  /** One after another; nobody waits for Postgres behind somebody who has waited for it in vain. */
  #inLine<T>(job: () => Promise<T>): Promise<T> {
    if (this.#line.length >= LONGEST_LINE) return Promise.reject(new ApiFailure("overloaded"));
    const came = this.#services.now();
    return this.#line.run(async () => {
      if (came <= this.#gaveUpAt) throw new DatabaseUnavailable("It didn't answer the one before");
      const began = this.#services.now();
      try {
        return await job();
      } catch (error) {
        const now = this.#services.now();
        if (error instanceof DatabaseUnavailable && now - began > LONG) this.#gaveUpAt = now;
        throw error;
      }
    });
  }

  #blocks(now: number): HoldBlock[] {
    return [
      ...this.#holds.live(now).map(({ id, start, end, bufferBefore, bufferAfter, expiresAt }) => ({
        id,
        start,
        end,
        bufferBefore,
        bufferAfter,
        expiresAt,
      })),
      ...this.#doubts(),
    ];
  }

  #doubts(): HoldBlock[] {
    const expiresAt = this.#services.now() + DOUBT;
    return this.#keys.uncertain().map((one) => ({ ...one.block, expiresAt }));
  }

  /** The time counts as taken until someone knows; as long as a day where its length isn't known. */
  #doubt(key: IdempotencyKey, start: number, duration = 24 * 60): void {
    const end = start + duration * 60_000;
    const block = { id: doubtId(key), start, end, bufferBefore: 0, bufferAfter: 0, expiresAt: 0 };
    this.#keys.doubt({ key, block });
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
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(JSON.stringify({ type: "bookings.changed" }));
      } catch {
        // It is closing: its client reads everything when it is back.
      }
    }
  }

  /** Word to every room that subscribed. Without an argument only holds moved; null: read everything again. */
  async #tell(change?: TimelineChange | null): Promise<void> {
    const now = this.#services.now();
    const rooms = this.#subscribers.all(now);
    const word = {
      push: this.#subscribers.nextWord(),
      holds: this.#blocks(now),
      ...(change === undefined ? {} : { change }),
    };
    const told = Promise.allSettled(rooms.map((eventTypeId) => pageRoom(this.env, eventTypeId).word(word)));
    this.ctx.waitUntil(told);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((done) => {
      timer = setTimeout(done, WORD_TIMEOUT);
    });
    await Promise.race([told, late]);
    clearTimeout(timer);
  }

  async #setAlarm(): Promise<void> {
    const ends = [this.#holds.nextExpiry(), this.#keys.uncertain().length > 0 ? this.#services.now() + 5_000 : null];
    const next = Math.min(...ends.map((at) => (at === null ? Number.POSITIVE_INFINITY : at + 5)));
    const set = await this.ctx.storage.getAlarm();
    if (next < (set ?? Number.POSITIVE_INFINITY)) await this.ctx.storage.setAlarm(next);
  }
}

import { DurableObject } from "cloudflare:workers";
import { withConnection } from "@daybook/db/connection";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import { type CancelCommand, commitCancel } from "../booking-changes/commit-cancel.ts";
import { type ClaimCommand, commitClaim } from "../booking-changes/commit-claim.ts";
import type { MoveCommand } from "../booking-changes/commit-move.ts";
import type { ChangeOutcome } from "../booking-changes/outcome.ts";
import { wakeEffects } from "../events/wake.ts";
import type { PresenceChange } from "../live/presence.ts";
import type {
  Asked,
  DeskState,
  HoldCommand,
  HoldOutcome,
  HostDecision,
  HostDeskRpc,
  Reservation,
} from "../objects/desk-rpc.ts";
import * as former from "../objects/former-rpc.ts";
import { hostDesk } from "../objects/host-desks.ts";
import { workerServices } from "../objects/worker-services.ts";
import { OfferMemory } from "../offers/offer-memory.ts";
import type { HostChange } from "../offers/timeline-change.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import { within } from "../runtime/within.ts";
import { claimAsLead, reservationId } from "./claim-as-lead.ts";
import { ClaimLine } from "./claim-line.ts";
import { KeptTime } from "./kept-time.ts";
import { Listeners, type Notification } from "./listeners.ts";
import { moveAsLead } from "./move-as-lead.ts";
import { PATIENCE } from "./notify-rooms.ts";
import { giveUp, placeHold } from "./place-hold.ts";
import { refusalFromMemory } from "./refusal-from-memory.ts";
import { settleUncertain } from "./settle-uncertain.ts";

/** How long after its visitor's socket closed a hold lives on, ms. */
const GRACE = 45_000;

const nothing = () => {};

/** What a job of the line leaves to be done after it, out of the way of the next. */
interface Ended<T> {
  value: T;
  after: Notification[];
}

/**
 * The write side of one host: puts its claims in order, owns its holds, refuses the known-taken from memory, and notifies
 * who listens. It may be evicted at any moment: what it must not forget is in its storage before it acts on it.
 */
export class HostDesk extends DurableObject<Env> implements HostDeskRpc {
  readonly #line: ClaimLine;
  readonly #services: Services;
  readonly #kept: KeptTime;
  readonly #listeners: Listeners;
  readonly #memory: OfferMemory;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#line = new ClaimLine(() => this.#services.now());
    this.#kept = new KeptTime(state.storage.sql, () => this.#hostId);
    this.#kept.keys.sweep(this.#services.now());
    this.#listeners = new Listeners(state, env, this.#services.now, this.#kept.holds, () =>
      this.#kept.held(this.#services.now()),
    );
    this.#memory = new OfferMemory((page, from, to) =>
      withConnection(this.#services.connect, (db) => loadOfferInputs(page, db, page.eventTypeId, from, to)),
    );
  }

  async claim(command: former.PageCommand<Asked<ClaimCommand>>): Promise<ChangeOutcome> {
    if (this.#line.isFull) return { kind: "overloaded" };
    return this.#serve(async () => {
      const known = this.#kept.around(former.readPageCommand(command), this.#services.now());
      const outcome = await this.#claim(known);
      const [usual] = this.#memory.peek(known.page, known.start)?.inputs.settings.durations ?? [];
      return this.#ended(outcome, known, known.duration ?? usual);
    });
  }

  async claimAlong(command: former.PageCommand<Asked<ClaimCommand>>): Promise<ChangeOutcome> {
    return this.claim(command);
  }

  async #claim(command: ClaimCommand): Promise<ChangeOutcome> {
    const { key, page } = command;
    const begin = () => this.#kept.keys.begin(key, this.#services.now());
    const isRepeat = this.#kept.keys.hasBegun(key);
    if (page.hostIds.length > 1) {
      // What may have been committed is known before anybody else's desk is asked for its time.
      if (isRepeat && (await settleUncertain(this.#services, key)) !== "not_booked")
        return commitClaim(this.#services, command);
      return claimAsLead({ ...this.#place(), begin }, command);
    }
    // A repeat of what may have been committed is looked up in Postgres, whatever memory says.
    if (isRepeat) return commitClaim(this.#services, command);
    const refused = await refusalFromMemory(this.#memory, this.#services, command, this.#line.length > 1);
    if (refused) return refused;
    begin();
    return commitClaim(this.#services, command);
  }

  async move(command: former.BookingCommand<Asked<MoveCommand>>): Promise<ChangeOutcome> {
    return this.#serve(async () => {
      const known = this.#kept.around(former.readBookingCommand(command), this.#services.now());
      return this.#ended(await moveAsLead(this.#place(), known), known, known.duration);
    });
  }

  async cancel(command: former.BookingCommand<CancelCommand>): Promise<ChangeOutcome> {
    return this.#serve(async () =>
      this.#after(await commitCancel(this.#services, former.readBookingCommand(command)), []),
    );
  }

  async decided({ of, command }: HostDecision): Promise<ChangeOutcome> {
    if (of === "claim") return this.claim(command);
    return of === "move" ? this.move(command) : this.cancel(command);
  }

  async hold(command: former.PageCommand<HoldCommand>): Promise<HoldOutcome> {
    return this.#serve(async () => {
      const otherBlocks = (now: number) => this.#kept.besideHolds(now);
      const { outcome, changed } = await placeHold({ ...this.#place(), otherBlocks }, former.readPageCommand(command));
      if (!changed) return { value: outcome, after: [] };
      await this.#setAlarm();
      return { value: outcome, after: [this.#listeners.holds()] };
    });
  }

  async release(holdId: string): Promise<boolean> {
    const live = this.#kept.holds.find(holdId, this.#services.now());
    await giveUp([{ id: holdId }], this.#place());
    // Also when it is gone: the desk that removed it may have been lost before it notified anyone.
    await this.#listeners.holds().soon;
    return live !== null;
  }

  async reserve(reservation: Reservation): Promise<boolean> {
    if (!this.#kept.reserve(reservation, this.#services.now())) return false;
    if (reservation.kind.of === "claim") return true;
    await this.#setAlarm();
    this.ctx.waitUntil(this.#listeners.holds().soon);
    return true;
  }

  async unreserve(id: string): Promise<void> {
    // Whoever gives it back doesn't wait for the rooms here.
    if (this.#kept.release(id)) this.ctx.waitUntil(this.#listeners.holds().soon);
  }

  async committed(change: HostChange, used: readonly string[]): Promise<void> {
    for (const id of used) this.#kept.release(id);
    this.#memory.apply(change);
    await this.#listeners.change(change).soon;
  }

  async presence(eventTypeId: string, { here, gone }: PresenceChange): Promise<void> {
    const now = this.#services.now();
    let moved = false;
    for (const visitor of here) moved = this.#kept.holds.restore({ eventTypeId, visitor }, now) || moved;
    for (const visitor of gone) moved = this.#kept.holds.shorten({ eventTypeId, visitor }, now + GRACE) || moved;
    if (!moved) return;
    await this.#setAlarm();
    await this.#listeners.holds().soon;
  }

  /** As a room of the version before tells of presence. */
  async seen(eventTypeId: string, visitor: string, isHere: boolean): Promise<void> {
    await this.presence(eventTypeId, former.readPresence(visitor, isHere));
  }

  async subscribe(eventTypeId: string): Promise<DeskState> {
    return former.writeState(this.#listeners.subscribe(eventTypeId));
  }

  async holds(): Promise<DeskState> {
    return former.writeState(this.#listeners.state());
  }

  /** The version before names no version. */
  async changed(version: number | null = null): Promise<void> {
    if (version !== null && version <= this.#listeners.notifiedVersion) return;
    this.#memory.forget();
    await this.#listeners.invalidate(version).soon;
  }

  async addConsole(accountId: string): Promise<void> {
    this.#listeners.addConsole(accountId);
  }

  override async alarm(): Promise<void> {
    const now = this.#services.now();
    for (const uncertain of this.#kept.keys.uncertain()) {
      const settled = await this.#line.run(() => settleUncertain(this.#services, uncertain.key));
      // Postgres is away: nobody in the line waits for it once more for each.
      if (settled === "unknown") break;
      this.#kept.keys.settle(uncertain.key);
      this.#memory.forget();
      await (settled === "booked" ? this.#listeners.invalidate(null) : this.#listeners.holds()).soon;
      if (settled === "booked") this.ctx.waitUntil(this.#tellToLook(uncertain.hostIds ?? []));
    }
    this.#kept.keys.sweep(now);
    if (this.#kept.holds.sweep(now)) await this.#listeners.holds().soon;
    await this.#setAlarm();
  }

  /** Runs a job in its turn. Who listens is notified after it: the next job doesn't wait for them, the caller does. */
  async #serve<T>(job: () => Promise<Ended<T>>): Promise<T> {
    const { value, after } = await this.#line.serve(job);
    await Promise.all(after.map(({ soon }) => soon));
    return value;
  }

  get #hostId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error("A desk is asked for by its host");
    return name;
  }

  #place() {
    return {
      hostId: this.#hostId,
      deskOf: (id: string) => hostDesk(this.env, id),
      memory: this.#memory,
      book: this.#kept.holds,
      services: this.#services,
    };
  }

  /** The desks of others, of whose time something may have changed that isn't told. */
  async #tellToLook(hostIds: readonly string[]): Promise<void> {
    const others = hostIds.filter((id) => id !== this.#hostId);
    await Promise.allSettled(others.map((id) => hostDesk(this.env, id).changed(null)));
  }

  /** After a claim or a move, whose time is uncertain while nobody knows what became of it. Minutes. */
  async #ended(
    outcome: ChangeOutcome,
    command: ClaimCommand | MoveCommand,
    duration?: number,
  ): Promise<Ended<ChangeOutcome>> {
    const { key, start, holdId } = command;
    const notified: Notification[] = [];
    const used = [reservationId(command), ...(holdId ? [holdId] : [])];
    if (outcome.kind === "outcome_unknown") this.#kept.keys.uncertainAbout(key, start, duration, outcome.hostIds);
    else if (this.#kept.keys.settle(key) && outcome.kind !== "done") notified.push(this.#listeners.holds());
    if (outcome.kind === "done" && holdId) {
      const booked = outcome.answer.hostIds;
      const elsewhere = this.#kept.holds.sharedWith(holdId).filter((id) => !booked.includes(id));
      this.ctx.waitUntil(Promise.allSettled(elsewhere.map((id) => hostDesk(this.env, id).unreserve(holdId))));
      // Who is booked tells it with the change; a lead that isn't has to tell it by itself.
      if (this.#kept.holds.remove(holdId) && !booked.includes(this.#hostId)) notified.push(this.#listeners.holds());
    }
    const ended = await this.#after(outcome, used);
    return { ...ended, after: [...notified, ...ended.after] };
  }

  /** `used`: what was reserved or held for it, at whichever desk. */
  async #after(outcome: ChangeOutcome, used: readonly string[]): Promise<Ended<ChangeOutcome>> {
    if (outcome.kind === "outcome_unknown") {
      this.#memory.forget();
      await this.#setAlarm();
      return { value: outcome, after: [this.#listeners.invalidate(null)] };
    }
    if (outcome.kind !== "done") return { value: outcome, after: [] };
    this.ctx.waitUntil(wakeEffects(this.env, outcome.effects));
    const { change } = outcome;
    if (!change) {
      // A replay's first answer, or the message of it, may have been lost with the desk that gave it: all is read again.
      this.#memory.forget();
      this.ctx.waitUntil(this.#tellToLook(outcome.answer.hostIds));
      return { value: outcome, after: [this.#listeners.invalidate(null)] };
    }
    const after = change.hosts.map((one): Notification => {
      if (one.hostId !== this.#hostId) {
        const told = hostDesk(this.env, one.hostId).committed(one, used);
        this.ctx.waitUntil(told.catch(() => {}));
        return { soon: within(PATIENCE, told).then(nothing, nothing) };
      }
      this.#memory.apply(one);
      return this.#listeners.change(one);
    });
    for (const one of change.hosts) if (one.hostId !== this.#hostId) this.#memory.apply(one);
    return { value: outcome, after };
  }

  async #setAlarm(): Promise<void> {
    const ends = [
      this.#kept.holds.nextExpiry(),
      this.#kept.keys.uncertain().length > 0 ? this.#services.now() + 5_000 : null,
    ];
    const next = Math.min(...ends.map((at) => (at === null ? Number.POSITIVE_INFINITY : at + 5)));
    const set = await this.ctx.storage.getAlarm();
    if (next < (set ?? Number.POSITIVE_INFINITY)) await this.ctx.storage.setAlarm(next);
  }
}

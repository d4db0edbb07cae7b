import { DurableObject } from "cloudflare:workers";
import type { LiveEvent } from "@daybook/contract/pages";
import { catchUp } from "../live/catch-up.ts";
import { LiveLog } from "../live/live-log.ts";
import { Presence, type PresenceChange } from "../live/presence.ts";
import { Watchers } from "../live/watchers.ts";
import type { DeskMessage } from "../objects/desk-rpc.ts";
import { type FormerMessage, readMessage } from "../objects/former-rpc.ts";
import { hostDesk } from "../objects/host-desks.ts";
import { type PageRoomRpc, type SlotsQuestion, type SlotsReply, watcherOf } from "../objects/page-rooms.ts";
import { workerServices } from "../objects/worker-services.ts";
import { dateRange } from "../offers/date-range.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import { ChangeOrder, type Step } from "./change-order.ts";
import { CHECK, FreshInputs } from "./fresh-inputs.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { liveEvents } from "./live-events.ts";
import { withinHorizon } from "./offer-horizon.ts";
import { PageInputs } from "./page-inputs.ts";
import type { PageView } from "./page-view.ts";
import { slotsAnswer } from "./slots-answer.ts";
import { STRETCH, stretchesBetween, stretchOf } from "./stretch.ts";

const MINUTE = 60_000;
/** One page's watchers; an object can hold 32,768 sockets. */
const MOST_WATCHERS = 10_000;
/** How long a change waits for the one before it, ms. */
const GAP = 300;

/** All that an answer depends on besides its question. A hold ends by itself, perhaps before its desk says so. */
function momentOf(view: PageView, { seq, stale, now }: { seq: number; stale: boolean; now: number }): string {
  const hosts = view.hosts.map(({ facts }) => {
    const live = facts.holds.filter((hold) => hold.expiresAt > now).length;
    return `${facts.version}.${facts.number}.${live}`;
  });
  return [seq, stale, Math.floor(now / MINUTE), ...hosts].join(":");
}

/**
 * The read side of one page: answers `slots` from its own inputs and holds the live sockets. It hears of changes from
 * its hosts' desks, and compares versions with Postgres at least every half minute while in use.
 */
export class PageRoom extends DurableObject<Env> implements PageRoomRpc {
  readonly #services: Services;
  readonly #inputs: PageInputs;
  readonly #fresh: FreshInputs;
  readonly #log: LiveLog;
  readonly #watchers: Watchers;
  readonly #presence: Presence;
  readonly #answers = new KeptAnswers();
  readonly #order = new ChangeOrder();
  /** A message that was overtaken by another is being waited for. */
  #gap: Promise<void> | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#inputs = new PageInputs(state.storage.sql);
    this.#log = new LiveLog(state.storage.sql, this.#services.now());
    this.#watchers = new Watchers(state, {
      perAddress: settingsOf(env).LIVE_SOCKETS_PER_ADDRESS,
      inAll: MOST_WATCHERS,
    });
    this.#fresh = new FreshInputs(state, env, this.#inputs, () => this.#broadcast({ type: "resync" }));
    this.#presence = new Presence({
      isHere: (visitor) => this.#watchers.isHere(visitor),
      // Whoever holds nothing is none of the desk's business.
      matters: (visitor) => this.#inputs.view?.hosts.some((host) => host.facts.holders.includes(visitor)) ?? false,
      tell: (change) => this.#tellDesks(change),
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    });
  }

  async slots(question: SlotsQuestion): Promise<SlotsReply> {
    await this.#gap;
    const now = this.#services.now();
    const asked = dateRange(question);
    const near = stretchOf(now);
    // Today's stretch brings the settings, and they say what else is worth loading. They may change while it is loaded.
    for (let needed = [near]; ; ) {
      const release = this.#inputs.pin(needed);
      try {
        const readiness = await this.#fresh.ready(needed);
        if (readiness === "gone" || readiness === "unavailable") return { kind: readiness };
        const { view } = this.#inputs;
        if (!view) return { kind: "unavailable" };
        if (view.settings.deleted) return { kind: "gone" };
        const range = withinHorizon(asked, view.settings, now);
        const indices = stretchesBetween(range.from, range.to);
        if (indices.every((index) => needed.includes(index)))
          return this.#answer(view, question, range, readiness === "stale");
        needed = [near, ...indices.filter((index) => index !== near)];
      } finally {
        release();
      }
    }
  }

  #answer(view: PageView, question: SlotsQuestion, range: { from: number; to: number }, stale: boolean): SlotsReply {
    const { durations } = view.settings;
    const duration = question.duration ?? durations[0] ?? 0;
    if (!durations.includes(duration)) return { kind: "unknown_duration", durations };

    const now = this.#services.now();
    const state = { seq: this.#log.seq, stale, now };
    const name = `${question.from}:${question.to}:${question.timezone}:${duration}:${question.holdId ?? ""}`;
    const body = this.#answers.give(momentOf(view, state), name, () =>
      JSON.stringify(slotsAnswer(view, { ...question, duration }, range, state)),
    );
    return body === "null" ? { kind: "unavailable" } : { kind: "slots", body };
  }

  async notify(message: DeskMessage): Promise<void> {
    const host = this.#inputs.host(message.hostId);
    // Not booked by this page, or not read yet: what will be read is newer than this.
    if (!host) return;
    const { version } = host.facts;
    if (message.kind === "invalidate" && (message.isUncertain || message.version > version))
      return this.#fresh.invalidate(message);
    this.#order.add(message);
    this.#follow(message.hostId);
    if (!this.#isBehind(message)) return;
    const gap = this.#waitForGap(message).finally(() => {
      if (this.#gap === gap) this.#gap = null;
    });
    this.#gap = gap;
    this.ctx.waitUntil(gap);
  }

  /** As a desk of the version before notifies. */
  async word(message: FormerMessage): Promise<void> {
    for (const hostId of this.#inputs.hostIds) await this.notify(readMessage(hostId, message));
  }

  #isBehind({ hostId, version }: DeskMessage): boolean {
    return version > (this.#inputs.host(hostId)?.facts.version ?? version);
  }

  /** Takes over what comes right after what is known of the host. */
  #follow(hostId: string): void {
    const host = this.#inputs.host(hostId);
    if (host) for (const step of this.#order.next(hostId, host.facts.version)) this.#take(hostId, step);
  }

  /** Takes over a change and the newest holds, and tells what they change here. */
  #take(hostId: string, { change, held }: Step): void {
    const { view } = this.#inputs;
    const host = this.#inputs.host(hostId);
    if (!host || !view) return;
    const newer = held && held.number > host.facts.number ? held : null;
    const { holds } = newer ?? host.facts;
    const events = liveEvents(view, host, { change, holds }, this.#services.now(), this.#inputs.forgottenFrom);
    if (change) this.#inputs.apply(host, change);
    const after = this.#inputs.host(hostId) ?? host;
    if (newer) this.#inputs.put(after.update({ number: newer.number, holds, holders: newer.holders ?? [] }));
    for (const event of events) this.#broadcast(event);
  }

  /** A message that was overtaken comes soon; one that was lost doesn't, and Postgres knows what it said. */
  async #waitForGap(message: DeskMessage): Promise<void> {
    await new Promise((done) => setTimeout(done, GAP));
    if (!this.#isBehind(message)) return this.#follow(message.hostId);
    this.#fresh.invalidate(this.#order.giveUp(message.hostId) ?? message);
  }

  async #tellDesks(change: PresenceChange): Promise<void> {
    const { eventTypeId, view } = this.#inputs;
    if (!eventTypeId || !view) return;
    const all = new Set([...change.here, ...change.gone]);
    const concerned = view.hosts.filter(({ facts }) => facts.holders.some((visitor) => all.has(visitor)));
    await Promise.all(concerned.map(({ facts }) => hostDesk(this.env, facts.hostId).presence(eventTypeId, change)));
  }

  /** The page's live socket. */
  override async fetch(request: Request): Promise<Response> {
    const { since, ...watcher } = watcherOf(request);
    // A watcher hears of changes only where the inputs are known and the desk knows of this room.
    const now = this.#services.now();
    await this.#fresh.ready(stretchesBetween(now, now + STRETCH));
    // Accepted and caught up in one go: what is sent later has a later number.
    const response = this.#watchers.accept(watcher, catchUp(this.#log, since));
    if (response.status !== 101) return response;
    if (watcher.visitor) this.ctx.waitUntil(this.#presence.changed(watcher.visitor));
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(this.#services.now() + CHECK);
    return response;
  }

  override webSocketMessage(socket: WebSocket): void {
    this.#watchers.refuse(socket);
  }

  override webSocketClose(socket: WebSocket): void {
    const visitor = this.#watchers.left(socket);
    if (visitor) this.ctx.waitUntil(this.#presence.changed(visitor));
  }

  override webSocketError(socket: WebSocket): void {
    this.webSocketClose(socket);
  }

  override async alarm(): Promise<void> {
    if (this.#watchers.isEmpty) return;
    const now = this.#services.now();
    await this.ctx.storage.setAlarm(now + CHECK);
    await this.#fresh.check().catch(() => {});
    // Postgres was away when the first watcher came.
    if (!this.#inputs.isLoaded) await this.#fresh.ready(stretchesBetween(now, now + STRETCH));
  }

  #broadcast(event: Omit<LiveEvent, "seq">): void {
    this.#watchers.send(this.#log.write(event));
  }
}

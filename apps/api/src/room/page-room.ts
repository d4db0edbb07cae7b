import { DurableObject } from "cloudflare:workers";
import type { LiveEvent } from "@daybook/contract/pages";
import type { DeskWord } from "../desk/desk-rpc.ts";
import { hostDesk } from "../desk/host-desks.ts";
import { type Env, settingsOf } from "../env.ts";
import { catchUp } from "../live/catch-up.ts";
import { LiveLog } from "../live/live-log.ts";
import { Presence } from "../live/presence.ts";
import { Watchers } from "../live/watchers.ts";
import { dateRange } from "../offers/date-range.ts";
import type { Services } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import { CHUNK, chunksBetween } from "./chunk.ts";
import { CHECK, FreshInputs } from "./fresh-inputs.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { liveEvents } from "./live-events.ts";
import { type PageRoomRpc, type SlotsQuestion, type SlotsReply, watcherOf } from "./page-rooms.ts";
import { RoomInputs } from "./room-inputs.ts";
import { slotsAnswer } from "./slots-answer.ts";

const MINUTE = 60_000;
/** One page's watchers; an object can hold 32,768 sockets. */
const MOST_WATCHERS = 10_000;

/**
 * The read side of one page: answers `slots` from its own inputs and holds the live sockets. It hears of changes from
 * the host's desk, and compares versions with Postgres at least every half minute while in use.
 */
export class PageRoom extends DurableObject<Env> implements PageRoomRpc {
  readonly #services: Services;
  readonly #inputs: RoomInputs;
  readonly #fresh: FreshInputs;
  readonly #log: LiveLog;
  readonly #watchers: Watchers;
  readonly #presence: Presence;
  readonly #answers = new KeptAnswers();

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#inputs = new RoomInputs(state.storage.sql);
    this.#log = new LiveLog(state.storage.sql);
    this.#watchers = new Watchers(state, {
      perAddress: settingsOf(env).LIVE_SOCKETS_PER_ADDRESS,
      inAll: MOST_WATCHERS,
    });
    this.#fresh = new FreshInputs(state, env, this.#inputs, () => this.#broadcast({ type: "resync" }));
    this.#presence = new Presence({
      isHere: (visitor) => this.#watchers.isHere(visitor),
      // Whoever holds nothing is none of the desk's business.
      matters: (visitor) => this.#inputs.holders.includes(visitor),
      tell: async (change) => {
        const { hostId, eventTypeId } = this.#inputs;
        if (hostId && eventTypeId) await hostDesk(env, hostId).presence(eventTypeId, change);
      },
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    });
  }

  async slots(question: SlotsQuestion): Promise<SlotsReply> {
    const range = dateRange(question);
    const indices = chunksBetween(range.from, range.to);
    const release = this.#inputs.pin(indices);
    try {
      if (!(await this.#fresh.ready(indices))) return { kind: "unavailable" };
      return this.#answer(question, indices);
    } finally {
      release();
    }
  }

  #answer(question: SlotsQuestion, indices: readonly number[]): SlotsReply {
    const chunks = indices.flatMap((index) => this.#inputs.chunk(index) ?? []);
    const settings = chunks[0]?.inputs.settings;
    if (!settings || settings.deleted || chunks.length < indices.length) return { kind: "gone" };
    const duration = question.duration ?? settings.durations[0] ?? 0;
    if (!settings.durations.includes(duration)) return { kind: "unknown_duration", durations: settings.durations };

    const now = this.#services.now();
    const state = { seq: this.#log.seq, stale: this.#fresh.stale, now };
    // A hold ends by itself, perhaps before its desk says so.
    const live = this.#inputs.holds.filter((hold) => hold.expiresAt > now).length;
    const { version, push } = this.#inputs;
    const moment = [state.seq, version, push, state.stale, Math.floor(now / MINUTE), live].join(":");
    const name = `${question.from}:${question.to}:${question.timezone}:${duration}:${question.holdId ?? ""}`;
    const body = this.#answers.give(moment, name, () =>
      JSON.stringify(slotsAnswer(chunks, this.#inputs.holds, { ...question, duration }, state)),
    );
    return { kind: "slots", body };
  }

  async word(word: DeskWord): Promise<void> {
    const { version, push } = this.#inputs;
    if (word.push <= push) return;
    const { change } = word;
    const missed = change ? change.version > version + 1 : word.push > push + 1;
    if (change === null || missed) return this.#fresh.doubt(word);
    const follows = change?.version === version + 1 ? change : undefined;
    const events = liveEvents(this.#inputs, follows, word.holds, this.#services.now());
    if (follows) this.#inputs.apply(follows);
    this.#inputs.keep({ push: word.push, holds: word.holds, holders: word.holders ?? [] });
    for (const event of events) this.#broadcast(event);
  }

  /** The page's live socket. */
  override async fetch(request: Request): Promise<Response> {
    const { since, ...watcher } = watcherOf(request);
    // A watcher hears of changes only where the inputs are known and the desk knows of this room.
    const now = this.#services.now();
    await this.#fresh.ready(chunksBetween(now, now + CHUNK));
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
    if (!this.#inputs.loaded) await this.#fresh.ready(chunksBetween(now, now + CHUNK));
  }

  #broadcast(event: Omit<LiveEvent, "seq">): void {
    this.#watchers.send(this.#log.write(event));
  }
}

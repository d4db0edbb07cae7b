import { DurableObject } from "cloudflare:workers";
import type { LiveEvent } from "@daybook/contract/pages";
import { type Connect, withConnection } from "@daybook/db/connection";
import { readHostVersion } from "@daybook/db/hosts";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import type { DeskState, DeskWord } from "../desk/desk-rpc.ts";
import { hostDesk } from "../desk/host-desks.ts";
import type { Env } from "../env.ts";
import { fewAtOnce } from "../objects/few-at-once.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { Services } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import { CHUNK, Chunk, chunkReach, chunksBetween } from "./chunk.ts";
import { liveEvents } from "./live-events.ts";
import { LiveLog } from "./live-log.ts";
import type { PageRoomRpc, SlotsQuestion, SlotsReply } from "./page-rooms.ts";
import { RoomInputs } from "./room-inputs.ts";
import { dateRange, slotsAnswer } from "./slots-answer.ts";

/** What a room shows is never older than this while it is in use, ms. */
const CHECK = 25_000;
/** How long Postgres is left alone after it didn't answer, ms. */
const AWAY = 5_000;
/** How often inputs are read anew when something changed while they were read. */
const TRIES = 3;
const MINUTE = 60_000;
/** Of the six connections an object has: questions about many months at once must not take them all. */
const CONNECTIONS = 4;

/**
 * The read side of one page: answers `slots` from its own inputs and holds the live sockets. It hears of changes from
 * the host's desk, and compares versions with Postgres at least every half minute while in use.
 */
export class PageRoom extends DurableObject<Env> implements PageRoomRpc {
  readonly #services: Services;
  readonly #connect: Connect;
  readonly #inputs: RoomInputs;
  readonly #log: LiveLog;
  readonly #loading = new Map<number, Promise<boolean>>();
  readonly #answers = new Map<string, string>();
  #answersFor = "";
  #checking: Promise<void> | null = null;
  /** Something happened that the comparison with Postgres under way may not have seen. */
  #doubtful = false;
  #stale = false;
  #failedAt = 0;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#services = workerServices(env);
    this.#connect = fewAtOnce(this.#services.connect, CONNECTIONS);
    this.#inputs = new RoomInputs(state.storage.sql);
    this.#log = new LiveLog(state.storage.sql);
  }

  async slots(question: SlotsQuestion): Promise<SlotsReply> {
    const range = dateRange(question);
    const indices = chunksBetween(range.from, range.to);
    if (!(await this.#ready(indices))) return { kind: "unavailable" };
    const chunks = indices.flatMap((index) => this.#inputs.chunk(index) ?? []);
    const settings = chunks[0]?.inputs.settings;
    if (!settings || settings.deleted) return { kind: "gone" };
    const duration = question.duration ?? settings.durations[0] ?? 0;
    if (!settings.durations.includes(duration)) return { kind: "unknown_duration", durations: settings.durations };

    const now = this.#services.now();
    const state = { seq: this.#log.seq, stale: this.#stale, now };
    // A hold ends by itself, perhaps before its desk says so.
    const live = this.#inputs.holds.filter((hold) => hold.expiresAt > now).length;
    const moment = `${state.seq}:${state.stale}:${Math.floor(now / MINUTE)}:${live}`;
    if (this.#answersFor !== moment) this.#answers.clear();
    this.#answersFor = moment;
    const name = `${question.from}:${question.to}:${question.timezone}:${duration}:${question.holdId ?? ""}`;
    let body = this.#answers.get(name);
    if (body === undefined) {
      body = JSON.stringify(slotsAnswer(chunks, this.#inputs.holds, { ...question, duration }, state));
      if (this.#answers.size > 100) this.#answers.clear();
      this.#answers.set(name, body);
    }
    return { kind: "slots", body };
  }

  async word(word: DeskWord): Promise<void> {
    const { version, push } = this.#inputs;
    if (word.push <= push) return;
    const { change } = word;
    const missed = change ? change.version > version + 1 : word.push > push + 1;
    if (change === null || missed) return this.#doubt(word);
    const follows = change?.version === version + 1 ? change : undefined;
    const events = liveEvents(this.#inputs, follows, word.holds, this.#services.now());
    if (follows) this.#inputs.apply(follows);
    this.#inputs.keep({ push: word.push, holds: word.holds });
    for (const event of events) this.#broadcast(event);
  }

  /** Something happened that no word told: what is known is compared with Postgres before it is shown again. */
  #doubt(desk: DeskState): void {
    this.#doubtful = true;
    this.#failedAt = 0;
    // Written down: this object may be gone before it has compared.
    this.#inputs.keep({ checkedAt: 0 });
    this.#hear(desk);
    if (this.#inputs.loaded) this.ctx.waitUntil(this.#check().catch(() => {}));
  }

  /** Takes over the desk's holds. What became of those that ended isn't known here, so watchers ask again. */
  #hear({ push, holds }: DeskState): void {
    const ids = (all: readonly HoldBlock[]) => all.map((hold) => hold.id).join();
    const same = ids(holds) === ids(this.#inputs.holds);
    this.#inputs.keep({ push, holds });
    if (!same) this.#broadcast({ type: "resync" });
  }

  /** The page's live socket. */
  override async fetch(request: Request): Promise<Response> {
    const asked = new URL(request.url).searchParams;
    const since = asked.get("since");
    const visitor = asked.get("visitor");
    // A watcher hears of changes only where the inputs are known and the desk knows of this room.
    const now = this.#services.now();
    await this.#ready(chunksBetween(now, now + CHUNK));
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, visitor ? [visitor] : []);
    // Accepted and caught up in one go: what is told later has a later number.
    if (since !== null)
      for (const text of this.#log.after(Number(since)) ?? [JSON.stringify({ type: "resync", seq: this.#log.seq })])
        server.send(text);
    if (visitor) this.ctx.waitUntil(this.#seen(visitor, true));
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(this.#services.now() + CHECK);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(): void {}

  override async webSocketClose(socket: WebSocket): Promise<void> {
    const [visitor] = this.ctx.getTags(socket);
    socket.close();
    if (visitor && this.ctx.getWebSockets(visitor).every((other) => other === socket)) await this.#seen(visitor, false);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.webSocketClose(socket);
  }

  override async alarm(): Promise<void> {
    if (this.ctx.getWebSockets().length === 0) return;
    const now = this.#services.now();
    await this.ctx.storage.setAlarm(now + CHECK);
    await this.#check().catch(() => {});
    // Postgres was away when the first watcher came.
    if (!this.#inputs.loaded) await this.#ready(chunksBetween(now, now + CHUNK));
  }

  async #seen(visitor: string, connected: boolean): Promise<void> {
    const hostId = this.#hostId();
    if (hostId) await hostDesk(this.env, hostId).seen(visitor, connected);
  }

  #hostId(): string | undefined {
    return this.#inputs.any()?.inputs.hostId;
  }

  /** Has the chunks, current as far as Postgres answers. False: nothing is known and Postgres doesn't answer. */
  async #ready(indices: readonly number[]): Promise<boolean> {
    const known = () => indices.every((index) => this.#inputs.chunk(index) !== undefined);
    // Postgres was away a moment ago: what is known is shown at once, marked, instead of waiting for it again.
    if (known() && this.#services.now() - this.#failedAt < AWAY) return true;
    try {
      // What is loaded may be overtaken while it is read; on a host that never rests the last try has to do.
      for (let tries = 0; tries < TRIES; tries++) {
        if (this.#services.now() - this.#inputs.checkedAt > CHECK) await this.#check();
        const found = await Promise.all(indices.map((index) => this.#load(index)));
        const current = indices.every((index) => this.#inputs.isCurrent(this.#inputs.chunk(index)));
        if (!this.#doubtful && (current || found.includes(false))) break;
      }
      this.#stale = false;
      return true;
    } catch {
      this.#stale = true;
      this.#failedAt = this.#services.now();
      return known();
    }
  }

  /** Compares the version with Postgres and renews the subscription; one at a time. */
  #check(): Promise<void> {
    this.#checking ??= this.#compare().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #compare(): Promise<void> {
    const hostId = this.#hostId();
    if (!hostId) return;
    const at = this.#services.now();
    // What comes up while Postgres is asked is not in its answer: it is asked again.
    for (let tries = 0; tries === 0 || (this.#doubtful && tries < TRIES); tries++) {
      this.#doubtful = false;
      const desk = await hostDesk(this.env, hostId).subscribe(this.#eventTypeId());
      if (desk.push > this.#inputs.push) this.#hear(desk);
      const version = await withConnection(this.#connect, (db) => readHostVersion(db, hostId));
      if (version !== null && version > this.#inputs.version) this.#behind(version);
    }
    if (!this.#doubtful) this.#inputs.keep({ checkedAt: at });
  }

  /** What is known is of an older version: watchers ask again, and hear what comes next from what is loaded now. */
  #behind(version: number): void {
    this.#inputs.keep({ version });
    this.#broadcast({ type: "resync" });
    if (this.ctx.getWebSockets().length > 0) this.ctx.waitUntil(this.#reload().catch(() => {}));
  }

  async #reload(): Promise<void> {
    for (const { index } of this.#inputs.all()) await this.#load(index);
  }

  /** False: there is no such event type. */
  #load(index: number): Promise<boolean> {
    if (this.#inputs.isCurrent(this.#inputs.chunk(index))) return Promise.resolve(true);
    const known = this.#loading.get(index);
    if (known) return known;
    const loading = this.#read(index).finally(() => this.#loading.delete(index));
    this.#loading.set(index, loading);
    return loading;
  }

  async #read(index: number): Promise<boolean> {
    const first = !this.#inputs.loaded;
    const { from, to } = chunkReach(index);
    const inputs = await withConnection(this.#connect, (db) => loadOfferInputs(db, this.#eventTypeId(), from, to));
    if (!inputs) return false;
    this.#inputs.put(new Chunk(index, inputs));
    if (inputs.version > this.#inputs.version) {
      if (first) this.#inputs.keep({ version: inputs.version });
      else this.#behind(inputs.version);
    }
    // Subscribed only now that the host is known: compare once more, so that nothing between is missed.
    if (first) await this.#check();
    return true;
  }

  #eventTypeId(): string {
    // The runtime may not know an object's name in an alarm: the room keeps it.
    const name = this.ctx.id.name ?? this.#inputs.eventTypeId;
    if (!name) throw new Error("A room is asked for by its event type");
    if (name !== this.#inputs.eventTypeId) this.#inputs.keep({ eventTypeId: name });
    return name;
  }

  #broadcast(event: Omit<LiveEvent, "seq">): void {
    const text = this.#log.write(event);
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(text);
      } catch {
        // It is closing: its client catches up when it is back.
      }
    }
  }
}

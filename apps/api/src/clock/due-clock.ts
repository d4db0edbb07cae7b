import { DurableObject } from "cloudflare:workers";
import { type Database, withConnection } from "@daybook/db/connection";
import type { DueClockRpc } from "../objects/due-clocks.ts";
import { workerServices } from "../objects/worker-services.ts";
import { nextLook, stillArmed } from "../runtime/armed.ts";
import type { Env } from "../runtime/env.ts";
import { deliveriesSource } from "./deliveries-source.ts";
import { digestsSource } from "./digests-source.ts";
import { erasuresSource } from "./erasures-source.ts";
import { exportsSource } from "./exports-source.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { retentionSource } from "./retention-source.ts";
import type { Source } from "./source.ts";

const BATCH = 100;
const AGAIN = 15_000;
/** What is armed for so soon is armed before COMMIT, ms; later instants stand in Postgres already. */
const SOON = 60_000;

/** Knows when its sources have to be looked at next, so that Postgres can sleep until then. */
export class DueClock extends DurableObject<Env> implements DueClockRpc {
  readonly #sources: readonly Source[];
  /** What the last look woke, by source. */
  readonly #woken = new Map<string, ReadonlySet<string>>();
  /** Two at once would each set the alarm by what the other doesn't know. */
  readonly #look = oneAtATime(() => this.#lookAtAll());
  /** The soonest instant that was asked for while a look was under way, which may have missed what it is for. */
  #asked = Number.POSITIVE_INFINITY;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sources = [
      deliveriesSource(env),
      digestsSource(env),
      exportsSource(env),
      erasuresSource(env),
      retentionSource(env, state.storage),
    ];
  }

  async arm(at: number): Promise<void> {
    const { storage } = this.ctx;
    this.#asked = Math.min(this.#asked, at);
    const second = Math.ceil(at / 1_000) * 1_000;
    const armed = await this.#armed();
    if (at < workerServices(this.env).now() + SOON && !armed.includes(second))
      await storage.put("armed", [...armed, second]);
    const set = await storage.getAlarm();
    if (set === null || set > at) await storage.setAlarm(at);
  }

  /** A safety net under the alarm, which the platform retries only a few times. */
  async tick(): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    const overdue = set !== null && set < workerServices(this.env).now() - 5_000;
    // Once after each deploy everything is looked at, whatever is remembered.
    const version = this.env.VERSION?.id ?? "";
    const isNewDeploy = (await this.ctx.storage.get<string>("version")) !== version;
    if (!overdue && !isNewDeploy) return;
    await this.#look();
    if (isNewDeploy) await this.ctx.storage.put("version", version);
  }

  async sweep(): Promise<void> {
    await this.#look();
  }

  override async alarm(): Promise<void> {
    try {
      await this.#look();
    } catch {
      // Postgres is away: what is due stays due.
      await this.ctx.storage.setAlarm(workerServices(this.env).now() + AGAIN);
    }
  }

  /** Instants asked for by changes that may not have committed when Postgres was last looked at. */
  async #armed(): Promise<number[]> {
    return (await this.ctx.storage.get<number[]>("armed")) ?? [];
  }

  async #lookAtAll(): Promise<void> {
    const { connect, now } = workerServices(this.env);
    const { storage } = this.ctx;
    const began = now();
    this.#asked = Number.POSITIVE_INFINITY;
    const soonest = await withConnection(connect, async (db) => {
      const next: number[] = [];
      for (const source of this.#sources) next.push(await this.#lookAt(source, db));
      return Math.min(...next);
    });
    const armed = stillArmed(await this.#armed(), began);
    await storage.put("armed", armed);
    const at = Math.min(soonest, this.#asked, ...armed.map((instant) => nextLook(instant, now())));
    if (Number.isFinite(at)) await storage.setAlarm(at);
    else await storage.deleteAlarm();
  }

  /** Wakes what is due of a source; when to look at it again, epoch ms. */
  async #lookAt(source: Source, db: Database): Promise<number> {
    const { now } = workerServices(this.env);
    const ids = await source.due(db, now(), BATCH);
    const woken = this.#woken.get(source.name);
    this.#woken.set(source.name, new Set(ids));
    if (ids.length > 0) await source.wake(ids, now());
    const next = (await source.next(db, now())) ?? Number.POSITIVE_INFINITY;
    // While something is due, look again: a message may be lost. The rest of what is more than a batch comes soon, but
    // not before the batch was taken, or the same would be sent over and over.
    if (next > now()) return next;
    const isTaken = !ids.some((id) => woken?.has(id));
    return now() + (ids.length === BATCH && isTaken ? 1_000 : AGAIN);
  }
}

import { DurableObject } from "cloudflare:workers";
import { deleteExpiredSessions } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { forgetOldKeys } from "@daybook/db/idempotency";
import { dueEffects, nextDue } from "@daybook/db/outbox";
import { wakeEffects } from "../effects/wake.ts";
import type { Env } from "../env.ts";
import { system } from "../services.ts";
import { workerServices } from "../worker-services.ts";
import type { DueClockRpc } from "./due-clocks.ts";

const BATCH = 100;
const DAY = 86_400_000;
const AGAIN = 15_000;
/** What is armed for so soon is armed before COMMIT, ms; later instants stand in the outbox already. */
const SOON = 60_000;

/** Knows when the outbox has to be looked at next, so that Postgres can sleep until then. */
export class DueClock extends DurableObject<Env> implements DueClockRpc {
  /** What the last look sent. */
  #sent: ReadonlySet<string> = new Set();

  async arm(at: number): Promise<void> {
    const { storage } = this.ctx;
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
    const { connect, now } = workerServices(this.env);
    await withConnection(connect, async (db) => {
      await forgetOldKeys(system, db, now() - DAY);
      await deleteExpiredSessions(system, db, now());
    });
  }

  override async alarm(): Promise<void> {
    try {
      await this.#look();
    } catch {
      // Postgres is away: what is due stays due.
      await this.ctx.storage.setAlarm(workerServices(this.env).now() + AGAIN);
    }
  }

  /** Instants asked for by changes that may not have committed when the outbox was last looked at. */
  async #armed(): Promise<number[]> {
    return (await this.ctx.storage.get<number[]>("armed")) ?? [];
  }

  async #look(): Promise<void> {
    const { connect, now } = workerServices(this.env);
    const { ids, next } = await withConnection(connect, async (db) => ({
      ids: await dueEffects(system, db, now(), BATCH),
      next: await nextDue(system, db),
    }));
    await wakeEffects(this.env, ids);
    // While something is due, look again: a message may be lost. The rest of what is more than a batch comes soon, but
    // not before the batch was taken, or the same would be sent over and over.
    const isTaken = !ids.some((id) => this.#sent.has(id));
    this.#sent = new Set(ids);
    const at = ids.length > 0 ? now() + (ids.length === BATCH && isTaken ? 1_000 : AGAIN) : next;
    const armed = (await this.#armed()).filter((one) => one > now());
    await this.ctx.storage.put("armed", armed);
    const soonest = Math.min(at ?? Number.POSITIVE_INFINITY, ...armed);
    if (Number.isFinite(soonest)) await this.ctx.storage.setAlarm(soonest);
    else await this.ctx.storage.deleteAlarm();
  }
}

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

/** Knows when the outbox has to be looked at next, so that Postgres can sleep until then. */
export class DueClock extends DurableObject<Env> implements DueClockRpc {
  async arm(at: number): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }

  /** A safety net under the alarm, which the platform retries only a few times. */
  async tick(): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    if (set !== null && set < Date.now() - 5_000) await this.#look();
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
      await this.ctx.storage.setAlarm(Date.now() + AGAIN);
    }
  }

  async #look(): Promise<void> {
    const { connect, now } = workerServices(this.env);
    const { ids, next } = await withConnection(connect, async (db) => ({
      ids: await dueEffects(system, db, now(), BATCH),
      next: await nextDue(system, db),
    }));
    await wakeEffects(this.env, ids);
    // While something is due, look again: a message may be lost, and there may be more than one batch.
    const at = ids.length > 0 ? now() + (ids.length === BATCH ? 1_000 : AGAIN) : next;
    if (at !== null) await this.ctx.storage.setAlarm(at);
    else await this.ctx.storage.deleteAlarm();
  }
}

import { DurableObject } from "cloudflare:workers";
import type { CallCounterRpc, Quota, QuotaStanding } from "../objects/call-counters.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { counted, type Period } from "./quota-book.ts";

/** Counts the calls of one caller, each once. Kept while their periods run: an object that nobody asks is soon put away. */
export class CallCounter extends DurableObject<Env> implements CallCounterRpc {
  readonly #periods: Map<string, Period> = new Map();

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    void state.blockConcurrencyWhile(async () => {
      for (const [name, period] of await state.storage.list<Period>()) this.#periods.set(name, period);
    });
  }

  async count(quotas: readonly Quota[], now: number): Promise<QuotaStanding[]> {
    const { storage } = this.ctx;
    const { changed, standings } = counted(this.#periods, quotas, now);
    const isFirst = this.#periods.size === 0;
    for (const [name, period] of changed) {
      this.#periods.set(name, period);
      // The call doesn't wait for the disk: the most that a crash forgets is it.
      void storage.put(name, period, { allowUnconfirmed: true });
    }
    if (isFirst && changed.size > 0) await this.#wakeAtLast();
    return standings;
  }

  override async alarm(): Promise<void> {
    const now = workerServices(this.env).now();
    const over = [...this.#periods].flatMap(([name, { ends }]) => (ends <= now ? [name] : []));
    for (const name of over) this.#periods.delete(name);
    if (this.#periods.size > 0) {
      for (let from = 0; from < over.length; from += 128) await this.ctx.storage.delete(over.slice(from, from + 128));
      return this.#wakeAtLast();
    }
    await this.ctx.storage.deleteAll();
  }

  /** When the last period has ended. */
  #wakeAtLast(): Promise<void> {
    return this.ctx.storage.setAlarm(Math.max(...[...this.#periods.values()].map(({ ends }) => ends)));
  }
}

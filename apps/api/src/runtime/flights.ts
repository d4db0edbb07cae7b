import { waitUntil } from "cloudflare:workers";

type Waiter<T> = Pick<PromiseWithResolvers<T>, "resolve" | "reject">;

/** A call that hasn't ended by then was lost with the request that began it, ms. */
const LOST = 10_000;

/**
 * Calls that requests of one isolate share while they are under way. Each request waits for a promise of its own: whoever
 * goes on from another request's promise does so in that one's context, where it can make no answer. And it keeps a
 * timer, for the runtime ends a request that waits for nothing of its own.
 */
export class Flights<T> {
  readonly #waiting = new Map<string, Waiter<T>[]>();

  join(name: string, call: () => Promise<T>): Promise<T> {
    const others = this.#waiting.get(name);
    if (others) return this.#wait(name, others, call);
    const flight = this.#begin(name, call);
    // It ends even if the client of the request that began it leaves.
    waitUntil(flight.catch(() => {}));
    return flight;
  }

  async #begin(name: string, call: () => Promise<T>): Promise<T> {
    const waiters: Waiter<T>[] = [];
    this.#waiting.set(name, waiters);
    try {
      const value = await call();
      this.#end(name, waiters);
      for (const waiter of waiters) waiter.resolve(value);
      return value;
    } catch (error) {
      this.#end(name, waiters);
      for (const waiter of waiters) waiter.reject(error);
      throw error;
    }
  }

  #wait(name: string, others: Waiter<T>[], call: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    others.push({ resolve, reject });
    const timer = setTimeout(() => {
      this.#end(name, others);
      resolve(this.join(name, call));
    }, LOST);
    return promise.finally(() => clearTimeout(timer));
  }

  #end(name: string, waiters: Waiter<T>[]): void {
    if (this.#waiting.get(name) === waiters) this.#waiting.delete(name);
  }
}

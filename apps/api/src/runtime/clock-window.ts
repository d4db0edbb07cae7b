import { GRACE, WINDOW } from "./armed.ts";
import { ApiFailure } from "./failure.ts";

/** Whoever has to wait for the clock waits no longer, ms. */
const PATIENCE = 2_000;
/** While a window still counts, the clock is asked for the next one no sooner than this after the last time, ms. */
const PAUSE = 2_000;

/**
 * What an isolate knows of the due clock: one call arms it for all changes of the next ten seconds. The clock looks on
 * for a while after, so changes of some seconds more are covered too: they ask for the next window, but wait for nobody.
 * Numbers alone are kept: a promise belongs to the request that made it.
 */
export class ClockWindow {
  readonly #arm: (at: number) => Promise<void>;
  readonly #now: () => number;
  /** The last instant that the clock has promised to look at, epoch ms. */
  #armedFor = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(arm: (at: number) => Promise<void>, now: () => number) {
    this.#arm = arm;
    this.#now = now;
  }

  /** Resolves once a change that begins now can't be forgotten. Throws `overloaded` when that can't be had. */
  async ready(): Promise<void> {
    const now = this.#now();
    const left = this.#armedFor - now;
    // More than a window: this isolate's time was put back.
    if (left > 0 && left <= WINDOW) return;
    if (left <= 0 && left > -GRACE) {
      if (Math.abs(now - this.#askedAt) >= PAUSE) void this.#ask(now).catch(() => {});
      return;
    }
    await this.#ask(now).catch(() => {
      throw new ApiFailure("overloaded");
    });
  }

  async #ask(now: number): Promise<void> {
    this.#askedAt = now;
    const at = now + WINDOW;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, give) => {
      timer = setTimeout(() => give(new Error("The due clock doesn't answer")), PATIENCE);
    });
    try {
      await Promise.race([this.#arm(at), late]);
    } finally {
      clearTimeout(timer);
    }
    this.#armedFor = at;
  }
}

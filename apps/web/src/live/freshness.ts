import { SECOND } from "../time/units.ts";
import { isVisible } from "./when-back.ts";

/**
 * What is shown is asked for anew so long after the last sign that it is right, in milliseconds. Promise P6 allows 30 s;
 * the rest is for an answer that takes its time.
 */
const OLD_AFTER = 18 * SECOND;

/** Calls `onStale` before what is shown gets too old, again and again until it is renewed. Nobody looks at a hidden page. */
export class Freshness {
  readonly #onStale: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOld = false;

  constructor(onStale: () => void) {
    this.#onStale = onStale;
    this.renew();
  }

  /** What is shown is right at this moment. */
  renew(): void {
    this.#isOld = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isOld = true;
      this.check();
    }, OLD_AFTER);
  }

  /** Asks for news if that waited for somebody to look. */
  check(): void {
    if (!this.#isOld || !isVisible()) return;
    this.renew();
    this.#onStale();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#isOld = false;
  }
}

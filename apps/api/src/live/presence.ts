/** How long who comes and goes is gathered before it is told, ms. */
const PAUSE = 1_000;

export interface PresenceChange {
  here: string[];
  gone: string[];
}

export interface PresenceRules {
  isHere(visitor: string): boolean;
  /** Whether anybody needs to know of this visitor. */
  matters(visitor: string): boolean;
  tell(change: PresenceChange): Promise<void>;
  /** Waits before telling. */
  wait(ms: number): Promise<void>;
}

/**
 * Tells of visitors who come and go: of those alone who matter, and of all in one call, once a second at most, so that
 * a crowd that leaves costs one call. What is told is how it is by then: that someone left must not arrive after the
 * news that they are back.
 */
export class Presence {
  readonly #rules: PresenceRules;
  #changed = new Set<string>();
  #telling: Promise<void> | null = null;

  constructor(rules: PresenceRules) {
    this.#rules = rules;
  }

  /** A visitor came or left. Resolves once it was told, could not be, or didn't matter. */
  changed(visitor: string): Promise<void> {
    this.#changed.add(visitor);
    this.#telling ??= this.#tellAll();
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    try {
      while (this.#changed.size > 0) {
        await this.#rules.wait(PAUSE);
        const change = this.#take();
        if (change.here.length + change.gone.length > 0) await this.#rules.tell(change).catch(() => {});
      }
    } finally {
      this.#telling = null;
    }
  }

  #take(): PresenceChange {
    const change: PresenceChange = { here: [], gone: [] };
    for (const visitor of this.#changed)
      if (this.#rules.matters(visitor)) change[this.#rules.isHere(visitor) ? "here" : "gone"].push(visitor);
    this.#changed = new Set();
    return change;
  }
}

/**
 * Tells of visitors who come and go, to `tell`. One word of a visitor goes after the other, and each says how it is when
 * it is sent: that someone left must not arrive after the news that they are back.
 */
export class Presence {
  readonly #isHere: (visitor: string) => boolean;
  readonly #tell: (visitor: string, isHere: boolean) => Promise<void>;
  readonly #words = new Map<string, Promise<void>>();

  constructor(isHere: (visitor: string) => boolean, tell: (visitor: string, isHere: boolean) => Promise<void>) {
    this.#isHere = isHere;
    this.#tell = tell;
  }

  /** A visitor came or left. Resolves once it was told, or could not be. */
  changed(visitor: string): Promise<void> {
    const before = this.#words.get(visitor) ?? Promise.resolve();
    const word = before
      .then(() => this.#tell(visitor, this.#isHere(visitor)))
      .catch(() => {})
      .finally(() => {
        if (this.#words.get(visitor) === word) this.#words.delete(visitor);
      });
    this.#words.set(visitor, word);
    return word;
  }
}

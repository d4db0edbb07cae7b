/** So many characters of answers are kept: a busy page's month in a dozen zones and durations. */
export const MOST_KEPT = 1_000_000;

/** Answers as they were given at one moment of a room, so that the same question costs one computation. */
export class KeptAnswers {
  readonly #bodies = new Map<string, string>();
  #moment = "";
  #size = 0;

  /** `moment` names all that answers depend on besides the question. */
  give(moment: string, question: string, answer: () => string): string {
    if (moment !== this.#moment) this.#clear();
    this.#moment = moment;
    const known = this.#bodies.get(question);
    if (known !== undefined) return known;
    const body = answer();
    if (this.#size + body.length > MOST_KEPT) this.#clear();
    if (body.length <= MOST_KEPT) {
      this.#bodies.set(question, body);
      this.#size += body.length;
    }
    return body;
  }

  #clear(): void {
    this.#bodies.clear();
    this.#size = 0;
  }
}

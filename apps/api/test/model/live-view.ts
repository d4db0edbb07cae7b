import type { LiveEvent } from "@daybook/contract/pages";
import type { Daybook, Page, Slot } from "../daybook.ts";
import { eventually } from "../eventually.ts";
import { type Watcher, watch } from "../live-watcher.ts";

/** What a client shows of one page's day that read it once and then only followed the live socket. */
export class LiveView {
  readonly #daybook: Daybook;
  readonly #page: Page;
  readonly #day: string;
  readonly #duration: number;
  #shown = new Set<string>();
  #seq = 0;
  #watcher: Watcher | null = null;

  constructor(daybook: Daybook, page: Page, day: string, duration: number) {
    this.#daybook = daybook;
    this.#page = page;
    this.#day = day;
    this.#duration = duration;
  }

  /** The starts it shows, once it has heard all that led to this answer. */
  async catchUp(answer: { version: number; slots: Slot[] }): Promise<string[]> {
    if (this.#seq === 0) return this.#read(answer);
    if (this.#watcher?.socket.readyState !== 1)
      this.#watcher = await watch(this.#daybook, this.#page, { since: this.#seq });
    const { heard } = this.#watcher;
    await eventually(() => Math.max(this.#seq, heard.at(-1)?.seq ?? 0)).toBeGreaterThanOrEqual(answer.version);
    const news = heard.filter((event) => event.seq > this.#seq && event.seq <= answer.version);
    if (news.some((event) => event.type === "resync")) return this.#read(answer);
    for (const event of news) this.#follow(event);
    this.#seq = answer.version;
    return [...this.#shown].sort();
  }

  async leave(): Promise<void> {
    await this.#watcher?.leave();
  }

  #read(answer: { version: number; slots: Slot[] }): string[] {
    this.#seq = answer.version;
    this.#shown = new Set(answer.slots.map((slot) => slot.start));
    return [...this.#shown].sort();
  }

  #follow(event: LiveEvent): void {
    for (const { start, duration } of event.slots ?? []) {
      if (duration !== this.#duration || !start.startsWith(this.#day)) continue;
      if (event.type === "slot.freed") this.#shown.add(start);
      else this.#shown.delete(start);
    }
  }
}

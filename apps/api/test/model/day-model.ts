/** Minutes of the day, half-open. */
export interface Span {
  start: number;
  end: number;
}
/** What occupies the host, with the time kept clear around it. */
export interface Taken extends Span {
  before: number;
  after: number;
}
export type PageName = "short" | "long";
export interface Booked extends Taken {
  id: string;
  token: string;
  page: PageName;
}
export interface Held extends Taken {
  id: string;
  visitor: number;
}
interface Except {
  booked?: Booked | undefined;
  held?: Held | undefined;
  /** All holds of this visitor. */
  visitor?: number | undefined;
}

interface Rules {
  durations: number[];
  interval: number;
  before: number;
  after: number;
}

/** Two pages of one host. */
export const PAGES: Record<PageName, Rules> = {
  short: { durations: [30], interval: 30, before: 0, after: 0 },
  long: { durations: [60, 30], interval: 15, before: 15, after: 30 },
};
export const pageNames = Object.keys(PAGES) as PageName[];

/** Hours that a host may change to; windows that touch are one. */
export const HOURS: Span[][] = [
  [{ start: 8 * 60, end: 12 * 60 }],
  [
    { start: 8 * 60, end: 9 * 60 + 30 },
    { start: 10 * 60 + 15, end: 13 * 60 },
  ],
  [{ start: 9 * 60 + 10, end: 11 * 60 }],
  [],
];
/** Where the commands look for times: all hours, and a little around them. */
export const CANDIDATES = Array.from({ length: 25 }, (_, i) => 7 * 60 + 15 * i);

const meet = (a: Taken, b: Taken) => a.start - a.before < b.end + b.after && b.start - b.before < a.end + a.after;

/** One day of one host, as simple as it can be said. */
export class DayModel {
  windows: Span[] = [];
  booked: Booked[] = [];
  held: Held[] = [];

  slot(page: PageName, start: number, duration: number): Taken {
    const { before, after } = PAGES[page];
    return { start, end: start + duration, before, after };
  }

  isOffered(page: PageName, start: number, duration: number, except: Except = {}): boolean {
    const slot = this.slot(page, start, duration);
    const open = this.windows.some(
      (window) =>
        window.start <= start && slot.end <= window.end && (start - window.start) % PAGES[page].interval === 0,
    );
    const others = [
      ...this.booked.filter((one) => one !== except.booked),
      ...this.held.filter((one) => one !== except.held && one.visitor !== except.visitor),
    ];
    return open && !others.some((one) => meet(one, slot));
  }

  offered(page: PageName, duration: number, except: Except = {}): number[] {
    const found: number[] = [];
    for (let start = 0; start < 24 * 60; start++) if (this.isOffered(page, start, duration, except)) found.push(start);
    return found;
  }

  holdOf(visitor: number): Held | undefined {
    return this.held.find((one) => one.visitor === visitor);
  }
  drop(held: Held | undefined): void {
    this.held = this.held.filter((one) => one !== held);
  }
}

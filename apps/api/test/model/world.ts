import { expect } from "vitest";
import { overlaps } from "../claims.ts";
import { type Answer, type Daybook, day, type Host, invitee, key, makePage, type Page, signUp } from "../daybook.ts";
import { deskOf, evict, fault, type ObjectBinding } from "../faults.ts";
import { type DayModel, PAGES, type PageName, pageNames, type Span } from "./day-model.ts";
import { LiveView } from "./live-view.ts";

const pad = (value: number) => String(value).padStart(2, "0");
const clock = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
/** A bearer token lasts half an hour. */
const TOKEN_LIFE = 20 * 60_000;
const DAYS = 600;

export const OBJECTS = ["desk", "short", "long", "clock"] as const;
export type ObjectName = (typeof OBJECTS)[number];

/** One host with two pages; each sequence of commands plays on a day of its own. */
export class World {
  readonly daybook: Daybook;
  readonly #host: Host;
  readonly #pages: Record<PageName, Page>;
  readonly #desk: string;
  #signedIn = Date.now();
  #played = 0;

  constructor(daybook: Daybook, host: Host, pages: Record<PageName, Page>, desk: string) {
    this.daybook = daybook;
    this.#host = host;
    this.#pages = pages;
    this.#desk = desk;
  }

  static async open(daybook: Daybook): Promise<World> {
    const host = await signUp(daybook, "UTC");
    const bookingWindow = { days: 730 };
    const make = async (name: PageName, over: Record<string, unknown>, hours?: Record<string, unknown>) => {
      const { durations, interval: slotInterval, before: bufferBefore, after: bufferAfter } = PAGES[name];
      const rules = { durations, slotInterval, bufferBefore, bufferAfter, bookingWindow };
      return makePage(daybook, host, { ...rules, ...over }, hours);
    };
    const short = await make("short", {}, { timezone: "UTC", hours: [] });
    const long = await make("long", { scheduleId: short.scheduleId });
    return new World(daybook, host, { short, long }, await deskOf(daybook, host));
  }

  get isFull(): boolean {
    return this.#played >= DAYS;
  }

  /** A fresh day for one sequence. On every other one deliveries tell nobody anything: words alone must do. */
  async play(): Promise<Day> {
    await fault(this.daybook, { losesMessages: this.#played % 2 === 0 });
    return new Day(this, day(1 + this.#played++));
  }

  async token(): Promise<string> {
    if (Date.now() - this.#signedIn > TOKEN_LIFE) {
      const { email, password } = this.#host;
      const answer = await this.daybook.call("POST", "/v1/sessions", { email, password });
      this.#host.token = answer.json.accessToken;
      this.#signedIn = Date.now();
    }
    return this.#host.token;
  }

  page(name: PageName): Page {
    return this.#pages[name];
  }

  #object(name: ObjectName): { binding: ObjectBinding; className: string; id: string } {
    if (name === "desk") return { binding: "HOST_DESK", className: "HostDesk", id: this.#desk };
    if (name === "clock") return { binding: "DUE_CLOCK", className: "DueClock", id: "clock" };
    return { binding: "PAGE_ROOM", className: "PageRoom", id: this.#pages[name].id };
  }

  evict(name: ObjectName): Promise<void> {
    const { className, id } = this.#object(name);
    return evict(this.daybook, className, id);
  }
  crash(name: ObjectName): Promise<void> {
    const { binding, id } = this.#object(name);
    return fault(this.daybook, { crash: binding, name: id });
  }

  async putHours(date: string, windows: Span[]): Promise<void> {
    const path = `/v1/schedules/${this.#pages.short.scheduleId}`;
    const token = await this.token();
    const { json } = await this.daybook.call("GET", path, undefined, { token });
    const body = {
      name: "Hours",
      timezone: "UTC",
      hours: [],
      overrides: [{ date, windows: windows.map(({ start, end }) => ({ start: clock(start), end: clock(end) })) }],
    };
    const put = await this.daybook.call("PUT", path, body, { token, headers: { "if-match": String(json.version) } });
    expect(put.status, put.text).toBe(200);
  }

  /** Five minutes pass for everything that is held. */
  async expireHolds(): Promise<void> {
    await fault(this.daybook, { ahead: 5.1 * 60_000 });
    await fault(this.daybook, { ring: "HOST_DESK", name: this.#desk });
    await fault(this.daybook, { ahead: 0 });
  }
}

/** The real system as one sequence of commands meets it. */
export class Day {
  readonly world: World;
  readonly date: string;
  readonly #views: { page: PageName; duration: number; view: LiveView }[];

  constructor(world: World, date: string) {
    this.world = world;
    this.date = date;
    this.#views = pageNames.flatMap((page) =>
      PAGES[page].durations.map((duration) => ({
        page,
        duration,
        view: new LiveView(world.daybook, world.page(page), date, duration),
      })),
    );
  }

  at(minute: number): string {
    return `${this.date}T${clock(minute)}:00Z`;
  }
  minute(instant: string): number | null {
    const [date, time = ""] = instant.split("T");
    return date === this.date ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) : null;
  }

  /** Asks again, with the same key, while the answer is that the outcome isn't known. */
  async #insist(call: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const answer = await call();
      if (answer.status !== 503 || tries === 5) return answer;
    }
  }

  claim(
    page: PageName,
    start: number,
    duration: number,
    hold?: string,
    headers = key(),
    who = invitee(),
  ): Promise<Answer> {
    const body = { start: this.at(start), duration, timezone: "UTC", invitee: who, ...(hold ? { hold } : {}) };
    return this.#insist(() =>
      this.world.daybook.call("POST", `${this.world.page(page).path}/bookings`, body, { headers }),
    );
  }
  async bookFor(
    page: PageName,
    start: number,
    duration: number,
    overrules: boolean,
    headers: Record<string, string>,
    who: { name: string; email: string },
  ): Promise<Answer> {
    const { id: eventTypeId } = this.world.page(page);
    const wish = { eventTypeId, start: this.at(start), duration, timezone: "UTC", invitee: who };
    const body = overrules ? { ...wish, outsideOffer: true } : wish;
    const token = await this.world.token();
    return this.#insist(() => this.world.daybook.call("POST", "/v1/bookings", body, { headers, token }));
  }
  hold(page: PageName, start: number, duration: number, visitor: number): Promise<Answer> {
    const body = { start: this.at(start), duration, visitor: `visitor-${visitor}-${this.date}` };
    const headers = key();
    return this.#insist(() =>
      this.world.daybook.call("POST", `${this.world.page(page).path}/holds`, body, { headers }),
    );
  }
  release(id: string): Promise<Answer> {
    return this.#insist(() => this.world.daybook.call("DELETE", `/v1/holds/${id}`));
  }
  async move(
    booked: { id: string; token: string },
    to: { start: number; duration: number; hold?: string | undefined },
    byHost: boolean,
  ): Promise<Answer> {
    const body = { start: this.at(to.start), duration: to.duration, ...(to.hold ? { hold: to.hold } : {}) };
    const token = byHost ? await this.world.token() : undefined;
    const path = byHost ? `/v1/bookings/${booked.id}` : `/v1/manage/${booked.token}`;
    const headers = key();
    return this.#insist(() => this.world.daybook.call("POST", `${path}/rescheduling`, body, { headers, token }));
  }
  async cancel(booked: { id: string; token: string }, byHost: boolean): Promise<Answer> {
    const token = byHost ? await this.world.token() : undefined;
    const path = byHost ? `/v1/bookings/${booked.id}` : `/v1/manage/${booked.token}`;
    const headers = key();
    return this.#insist(() => this.world.daybook.call("POST", `${path}/cancellation`, {}, { headers, token }));
  }

  /** Where the invitee's link says that the booking can move to, on this day. */
  async movesOf(booked: { token: string }, duration: number): Promise<string[]> {
    const query = `from=${this.date}&to=${this.date}&timezone=UTC&duration=${duration}`;
    const answer = await this.world.daybook.call("GET", `/v1/manage/${booked.token}/slots?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json.slots.map((slot: { start: string }) => slot.start);
  }

  /** What is offered is what the model says, read and followed alike. */
  async agrees(model: DayModel): Promise<void> {
    await Promise.all(
      this.#views.map(async ({ page, duration, view }) => {
        const { path } = this.world.page(page);
        const { date } = this;
        const query = `from=${date}&to=${date}&timezone=UTC&duration=${duration}`;
        const answer = await this.world.daybook.call("GET", `${path}/slots?${query}`);
        expect(answer.status, answer.text).toBe(200);
        const expected = model.offered(page, duration).map((start) => this.at(start));
        const offered = answer.json.slots.map((slot: { start: string }) => slot.start);
        expect(offered, `${page} ${duration} offers`).toEqual(expected);
        expect(await view.catchUp(answer.json), `${page} ${duration} followed live`).toEqual(expected);
      }),
    );
  }

  /** Nothing is lost and nothing overlaps: the host's calendar is the model's. */
  async end(model: DayModel): Promise<void> {
    for (const { view } of this.#views) await view.leave();
    const { json } = await this.world.daybook.call(
      "GET",
      `/v1/calendar-days?from=${this.date}&to=${this.date}&timezone=UTC`,
      undefined,
      { token: await this.world.token() },
    );
    const kept = json.bookings.map((one: { id: string; start: string; end: string }) => [one.id, one.start, one.end]);
    const wanted = model.booked.map((one) => [one.id, this.at(one.start), this.at(one.end)]);
    expect(kept.sort()).toEqual(wanted.sort());
    expect(await overlaps(this.world.daybook, this.date)).toEqual([]);
    for (const { id } of model.held) await this.release(id);
  }
}

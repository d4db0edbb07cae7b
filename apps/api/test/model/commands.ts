import fc from "fast-check";
import { expect } from "vitest";
import type { Answer } from "../daybook.ts";
import { invitee, key, manageToken } from "../daybook.ts";
import { type Booked, type DayModel, type Held, HOURS } from "./day-model.ts";
import { amid, type Trouble, trouble, type Wanted, type Wish, wanted, wish } from "./wishes.ts";
import { type Day, OBJECTS, type ObjectName } from "./world.ts";

type Command = fc.AsyncCommand<DayModel, Day>;

/** Refused times come with others instead, and those are offered. */
function expectRefusal(answer: Answer, model: DayModel, day: Day, asked: Wanted, held?: Held): void {
  expect([answer.status, answer.json.code], answer.text).toEqual([409, "slot_unavailable"]);
  for (const { start } of answer.json.alternatives as { start: string }[]) {
    const minute = day.minute(start);
    expect(minute !== null && model.isOffered(asked.page, minute, asked.duration, { held }), start).toBe(true);
  }
}
function addBooking(model: DayModel, answer: Answer, { page, start, duration }: Wanted, held?: Held): void {
  model.drop(held);
  model.booked.push({ ...model.slot(page, start, duration), id: answer.json.id, token: manageToken(answer), page });
}

/** A command that is followed by a look at everything that is offered. */
abstract class Step implements Command {
  check(_: Readonly<DayModel>): boolean {
    return true;
  }
  abstract act(model: DayModel, day: Day): Promise<void>;
  async run(model: DayModel, day: Day): Promise<void> {
    await this.act(model, day);
    await day.agrees(model);
  }
  toString(): string {
    return `${this.constructor.name}(${JSON.stringify(this)})`;
  }
}

class Claim extends Step {
  readonly wish: Wish;
  readonly visitor: number;
  readonly trouble: Trouble | null;
  constructor(asked: Wish, visitor: number, at: Trouble | null) {
    super();
    this.wish = asked;
    this.visitor = visitor;
    this.trouble = at;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const asked = wanted(model, this.wish);
    const { page, start, duration } = asked;
    const held = model.holdOf(this.visitor);
    const [headers, who] = [key(), invitee()];
    const call = () => day.claim(page, start, duration, held?.id, headers, who);
    const answer = await amid(day, this.trouble, call());
    if (!model.isOffered(page, start, duration, { held })) return expectRefusal(answer, model, day, asked, held);
    expect(answer.status, answer.text).toBe(201);
    addBooking(model, answer, asked, held);
    expect((await call()).json).toEqual(answer.json);
  }
}

/** The host books for somebody, at any time of the day where their own word is asked for. */
class BookFor extends Step {
  readonly wish: Wish;
  readonly overrules: boolean;
  readonly trouble: Trouble | null;
  constructor(asked: Wish, overrules: boolean, at: Trouble | null) {
    super();
    this.wish = asked;
    this.overrules = overrules;
    this.trouble = at;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const asked = wanted(model, this.wish);
    const { page, start, duration } = asked;
    const [headers, who] = [key(), invitee()];
    const call = () => day.bookFor(page, start, duration, this.overrules, headers, who);
    const answer = await amid(day, this.trouble, call());
    const slot = { start, end: start + duration };
    const isFree = [...model.booked, ...model.held].every((one) => one.end <= slot.start || slot.end <= one.start);
    if (!(this.overrules ? isFree : model.isOffered(page, start, duration)))
      return expectRefusal(answer, model, day, asked);
    expect(answer.status, answer.text).toBe(201);
    addBooking(model, answer, asked);
    expect((await call()).json.id).toBe(answer.json.id);
  }
}

class Stampede extends Step {
  readonly wishes: Wish[];
  readonly trouble: Trouble | null;
  constructor(wishes: Wish[], at: Trouble | null) {
    super();
    this.wishes = wishes;
    this.trouble = at;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const all = this.wishes.map((one) => wanted(model, one));
    const calls = Promise.all(all.map(({ page, start, duration }) => day.claim(page, start, duration)));
    const answers = await amid(day, this.trouble, calls);
    const refused: Wanted[] = [];
    for (const [i, answer] of answers.entries()) {
      const asked = all[i] as Wanted;
      if (answer.status !== 201) {
        expect(answer.status, answer.text).toBe(409);
        refused.push(asked);
        continue;
      }
      expect(model.isOffered(asked.page, asked.start, asked.duration), "a winner's time is free").toBe(true);
      addBooking(model, answer, asked);
    }
    for (const { page, start, duration } of refused)
      expect(model.isOffered(page, start, duration), "a refused time is taken").toBe(false);
  }
}

class Hold extends Step {
  readonly wish: Wish;
  readonly visitor: number;
  readonly trouble: Trouble | null;
  constructor(asked: Wish, visitor: number, at: Trouble | null) {
    super();
    this.wish = asked;
    this.visitor = visitor;
    this.trouble = at;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const asked = wanted(model, this.wish);
    const { page, start, duration } = asked;
    const { visitor } = this;
    const answer = await amid(day, this.trouble, day.hold(page, start, duration, visitor));
    if (!model.isOffered(page, start, duration, { visitor })) {
      expect([answer.status, answer.json.code], answer.text).toEqual([409, "slot_unavailable"]);
      return;
    }
    expect(answer.status, answer.text).toBe(201);
    model.drop(model.holdOf(visitor));
    model.held.push({ ...model.slot(page, start, duration), id: answer.json.id, visitor });
  }
}

class Release extends Step {
  readonly visitor: number;
  readonly trouble: Trouble | null;
  constructor(visitor: number, at: Trouble | null) {
    super();
    this.visitor = visitor;
    this.trouble = at;
  }
  override check(model: Readonly<DayModel>): boolean {
    return model.holdOf(this.visitor) !== undefined;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const held = model.holdOf(this.visitor) as Held;
    const answer = await amid(day, this.trouble, day.release(held.id));
    expect(answer.status, answer.text).toBe(204);
    model.drop(held);
  }
}

class ExpireHolds extends Step {
  async act(model: DayModel, day: Day): Promise<void> {
    await day.world.expireHolds();
    model.held = [];
  }
}

class Move extends Step {
  readonly which: number;
  readonly wish: Wish;
  readonly byHost: boolean;
  readonly visitor: number;
  readonly trouble: Trouble | null;
  constructor(which: number, asked: Wish, byHost: boolean, visitor: number, at: Trouble | null) {
    super();
    this.which = which;
    this.wish = asked;
    this.byHost = byHost;
    this.visitor = visitor;
    this.trouble = at;
  }
  override check(model: Readonly<DayModel>): boolean {
    return model.booked.length > 0;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const booked = model.booked[this.which % model.booked.length] as Booked;
    const { page } = booked;
    const { start, duration } = wanted(model, { ...this.wish, page });
    const held = model.holdOf(this.visitor);
    await this.#seesWhereTo(model, day, booked, duration);
    const calls = day.move(booked, { start, duration, hold: held?.id }, this.byHost);
    const answer = await amid(day, this.trouble, calls);
    if (!model.isOffered(page, start, duration, { booked, held })) {
      expect([answer.status, answer.json.code], answer.text).toEqual([409, "slot_unavailable"]);
      return;
    }
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.id).toBe(booked.id);
    model.drop(held);
    Object.assign(booked, { start, end: start + duration });
  }

  /** The invitee is shown exactly the times that the booking can move to. */
  async #seesWhereTo(model: DayModel, day: Day, booked: Booked, duration: number): Promise<void> {
    const there = (start: number) => start === booked.start && duration === booked.end - booked.start;
    const free = model.offered(booked.page, duration, { booked }).filter((start) => !there(start));
    expect(await day.movesOf(booked, duration)).toEqual(free.map((start) => day.at(start)));
  }
}

class Cancel extends Step {
  readonly which: number;
  readonly byHost: boolean;
  readonly trouble: Trouble | null;
  constructor(which: number, byHost: boolean, at: Trouble | null) {
    super();
    this.which = which;
    this.byHost = byHost;
    this.trouble = at;
  }
  override check(model: Readonly<DayModel>): boolean {
    return model.booked.length > 0;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const index = this.which % model.booked.length;
    const booked = model.booked[index] as Booked;
    const answer = await amid(day, this.trouble, day.cancel(booked, this.byHost));
    expect(answer.status, answer.text).toBe(200);
    model.booked.splice(index, 1);
  }
}

class ChangeHours extends Step {
  readonly hours: number;
  readonly trouble: Trouble | null;
  constructor(hours: number, at: Trouble | null) {
    super();
    this.hours = hours;
    this.trouble = at;
  }
  async act(model: DayModel, day: Day): Promise<void> {
    const windows = HOURS[this.hours] as (typeof HOURS)[number];
    await amid(day, this.trouble, day.world.putHours(day.date, windows));
    model.windows = windows;
  }
}

class Evict extends Step {
  readonly object: ObjectName;
  constructor(object: ObjectName) {
    super();
    this.object = object;
  }
  act(_: DayModel, day: Day): Promise<void> {
    return day.world.evict(this.object);
  }
}

class Crash extends Step {
  readonly object: ObjectName;
  constructor(object: ObjectName) {
    super();
    this.object = object;
  }
  act(_: DayModel, day: Day): Promise<void> {
    return day.world.crash(this.object);
  }
}

const visitor = fc.nat(2);
const which = fc.nat(20);

const claim = fc.tuple(wish, visitor, trouble).map((all) => new Claim(...all));
const bookFor = fc.tuple(wish, fc.boolean(), trouble).map((all) => new BookFor(...all));
const hold = fc.tuple(wish, visitor, trouble).map((all) => new Hold(...all));
const release = fc.tuple(visitor, trouble).map((all) => new Release(...all));
const move = fc.tuple(which, wish, fc.boolean(), visitor, trouble).map((all) => new Move(...all));

/** What can happen on a day; what needs something to have happened before is drawn more often. */
export const commands = [
  ...[claim, claim, bookFor, hold, hold, release, release, move, move, move],
  fc.tuple(fc.array(wish, { minLength: 2, maxLength: 8 }), trouble).map((all) => new Stampede(...all)),
  fc.tuple(which, fc.boolean(), trouble).map((all) => new Cancel(...all)),
  fc.tuple(fc.nat(HOURS.length - 1), trouble).map((all) => new ChangeHours(...all)),
  fc.constantFrom(...OBJECTS).map((object) => new Evict(object)),
  fc.constantFrom(...OBJECTS).map((object) => new Crash(object)),
  fc.constant(new ExpireHolds()),
];

import fc from "fast-check";
import { CANDIDATES, type DayModel, PAGES, type PageName, pageNames } from "./day-model.ts";
import { type Day, OBJECTS, type ObjectName } from "./world.ts";

/** Which time of which page somebody wants: one that is offered where `luck` says so and there is one. */
export interface Wish {
  page: PageName;
  pick: number;
  long: boolean;
  luck: boolean;
}
export const wish: fc.Arbitrary<Wish> = fc.record({
  page: fc.constantFrom(...pageNames),
  pick: fc.nat(1_000),
  long: fc.boolean(),
  luck: fc.boolean(),
});

export interface Wanted {
  page: PageName;
  start: number;
  duration: number;
}
export function wanted(model: DayModel, { page, pick, long, luck }: Wish): Wanted {
  const { durations } = PAGES[page];
  const duration = durations[long ? 0 : durations.length - 1] as number;
  const offered = luck ? model.offered(page, duration) : [];
  const from = offered.length > 0 ? offered : CANDIDATES;
  return { page, duration, start: from[pick % from.length] as number };
}

/** An object that dies while a command is at work, so many ms after it began; or none. */
export interface Trouble {
  object: ObjectName;
  after: number;
}
export const trouble: fc.Arbitrary<Trouble | null> = fc.option(
  fc.record({ object: fc.constantFrom(...OBJECTS), after: fc.integer({ min: 0, max: 25 }) }),
  { freq: 2 },
);
export async function amid<T>(day: Day, at: Trouble | null, work: Promise<T>): Promise<T> {
  if (at) {
    await new Promise((later) => setTimeout(later, at.after));
    await day.world.crash(at.object);
  }
  return work;
}

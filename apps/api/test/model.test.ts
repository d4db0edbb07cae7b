import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Daybook } from "./daybook.ts";
import { startFaultyDaybook } from "./faults.ts";
import { commands } from "./model/commands.ts";
import { DayModel, HOURS } from "./model/day-model.ts";
import { type Day, World } from "./model/world.ts";

/** The same sequences each time; `pnpm soak N` plays N others. */
const RUNS = Number(process.env.SOAK ?? 100);
const SEED = Number(process.env.SOAK_SEED ?? 20_261_121);

let daybook: Daybook;
let world: World;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  world = await World.open(daybook);
});
afterAll(() => daybook?.close());

describe("any sequence of claims, holds, moves, cancellations, changes of hours, evictions and crashes", () => {
  it(
    "books nothing twice, loses nothing, and offers at every step exactly what can be booked",
    async () => {
      const sequence = async (steps: Iterable<fc.AsyncCommand<DayModel, Day>>) => {
        if (world.isFull) world = await World.open(daybook);
        const [day, model] = [await world.play(), new DayModel()];
        model.windows = HOURS[0] ?? [];
        await day.world.putHours(day.date, model.windows);
        await day.agrees(model);
        await fc.asyncModelRun(() => ({ model, real: day }), steps);
        await day.end(model);
      };
      const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 16, size: "max" }), sequence);
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
    },
    60_000 + RUNS * 10_000,
  );
});

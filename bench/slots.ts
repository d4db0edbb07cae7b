/**
 * Slot computation against the obvious implementation with Temporal, both over prepared input and measured in the same
 * run: their ratio says more than either figure, which depends on the machine. `node bench/slots.ts` prints it.
 */
import { offer } from "@daybook/core/availability/offer";
import { baselineInput, baselineStarts } from "./baseline-temporal.ts";
import { busyTeam, collectiveTeam, fiftyHosts, withBusyBlocks } from "./made-cases.ts";
import { queryOf, readSlotCase, type SlotCase } from "./slot-case.ts";
import { warmMedian } from "./warm-median.ts";

export interface Measured {
  name: string;
  /** Medians, in `unit`. */
  ours: number;
  baseline: number;
  unit: string;
}

const given = ["S1", "S2", ..."abcdefghijk".split("").map((letter) => `S5${letter}`)];

/** Fast path and explanation of every case. Throws when an answer differs from the baseline's. */
export async function slotCases(): Promise<Measured[]> {
  const cases = given.map((id) => readSlotCase(new URL(`cases/${id}.json`, import.meta.url).pathname));
  return [...cases, fiftyHosts("COLLECTIVE"), fiftyHosts("ROUND_ROBIN"), collectiveTeam(), busyTeam()].flatMap(measure);
}

/** Fast path with 4,000, 8,000 and 16,000 busy blocks in the same hours: twice as many may cost twice as much. */
function blockDoubling(): Measured[] {
  return [4000, 8000, 16_000].map((blocks) => {
    const query = queryOf(withBusyBlocks(blocks));
    return {
      name: `${blocks} busy blocks, fast against explained`,
      ours: warmMedian(() => offer(query), 300),
      baseline: warmMedian(() => offer({ ...query, explain: true }), 300),
      unit: "ms",
    };
  });
}

function measure(slotCase: SlotCase): Measured[] {
  const id = slotCase.id ?? "case";
  const query = queryOf(slotCase);
  const input = baselineInput(slotCase);
  const expected = baselineStarts(input);
  for (const { starts } of [offer(query), offer({ ...query, explain: true })]) {
    if (starts.length !== expected.length || starts.some((start, i) => start !== expected[i])) {
      throw new Error(`${id}: ${starts.length} slots, and not the baseline's ${expected.length}`);
    }
  }
  const baseline = warmMedian(() => baselineStarts(input), 200);
  return [
    { name: `${id} slots`, ours: warmMedian(() => offer(query), 200), baseline, unit: "ms" },
    {
      name: `${id} slots explained`,
      ours: warmMedian(() => offer({ ...query, explain: true }), 200),
      baseline,
      unit: "ms",
    },
  ];
}

if (import.meta.main) {
  const show = ({ name, ours, baseline, unit }: Measured) =>
    console.log(
      `${name.padEnd(42)} ${ours.toFixed(4).padStart(9)} ${baseline.toFixed(4).padStart(11)} ${unit} ${(baseline / ours).toFixed(0).padStart(7)}x`,
    );
  console.log(`${"case".padEnd(42)} ${"ours".padStart(9)} ${"baseline".padStart(11)}        ratio`);
  for (const measured of [...(await slotCases()), ...blockDoubling()]) show(measured);
}

import { joinTimes, type OpenTimes } from "../open-windows.ts";
import { nothing, type Stretches } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts of slots that the weekly hours have, and that overrides took away. */
export const override = {
  reason: "override",
  within: "grid",
  yields: true,
  forbids({ open: allOpen, replaced, rules }): Stretches {
    if (replaced.opens.length === 0) return nothing;
    const open = touching(allOpen, replaced);
    const forbidden = { from: [] as number[], to: [] as number[], shiftFrom: 0, shiftTo: 0, by: undefined };
    const forbid = (from: number, to: number) => {
      if (from >= to) return;
      forbidden.from.push(from);
      forbidden.to.push(to);
    };
    // As if overrides only ever added: where a slot then fits, and with them does not.
    const { opens, closes } = joinTimes(open, replaced);
    let next = 0;
    for (let i = 0; i < opens.length; i++) {
      let from = opens[i] as number;
      const last = (closes[i] as number) - rules.duration;
      for (; next < open.opens.length && (open.opens[next] as number) <= last; next++) {
        const fits = (open.closes[next] as number) - rules.duration;
        if (fits < (open.opens[next] as number)) continue;
        forbid(from, open.opens[next] as number);
        from = fits + 1;
      }
      forbid(from, last + 1);
    }
    return forbidden;
  },
} as const satisfies Rule;

/** Of the first times those that meet or touch any of the others. */
function touching(times: OpenTimes, others: OpenTimes): OpenTimes {
  const opens: number[] = [];
  const closes: number[] = [];
  let next = 0;
  for (let i = 0; i < others.opens.length; i++) {
    while (next < times.closes.length && (times.closes[next] as number) < (others.opens[i] as number)) next++;
    for (; next < times.opens.length && (times.opens[next] as number) <= (others.closes[i] as number); next++) {
      opens.push(times.opens[next] as number);
      closes.push(times.closes[next] as number);
    }
  }
  return { opens, closes };
}

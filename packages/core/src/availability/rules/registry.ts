import { booked } from "./booked.ts";
import { buffer } from "./buffer.ts";
import { busy } from "./busy.ts";
import { held } from "./held.ts";
import { notice } from "./notice.ts";
import { offGrid } from "./off-grid.ts";
import { outsideHours } from "./outside-hours.ts";
import { override } from "./override.ts";
import { past } from "./past.ts";
import type { Rule } from "./rule.ts";
import { window } from "./window.ts";

/** In the order of judgement: of several reasons the first is given, and a later one is closer to an offer. */
const inOrder = [past, window, notice, override, outsideHours, offGrid, booked, busy, held, buffer] as const;

/** Why a start is refused. */
export type RefusalReason = (typeof inOrder)[number]["reason"];

export const rules: readonly (Rule & { readonly reason: RefusalReason })[] = inOrder;

/** Those whose stretches, taken from the grid, leave what is offered. */
export const decisiveRules: readonly Rule[] = rules.filter(({ within }) => within === undefined);

import type { RuleParams } from "@daybook/contract/problem";
import type { BookingState, ChangeRefusal } from "@daybook/core/bookings/change";
import type { ClaimRefusal } from "@daybook/core/bookings/claim";
import type { Guest, GuestProblem } from "@daybook/core/bookings/guests";
import type { Location } from "@daybook/core/bookings/settings";
import type { TimelineChange } from "../offers/timeline-change.ts";

/** What a committed change answers, kept under its idempotency key. Instants are epoch milliseconds. */
export interface BookingAnswer {
  id: string;
  state: BookingState;
  start: number;
  end: number;
  tokenEpoch: number;
  location: Location;
  /** Who was booked, ascending by id. */
  hostIds: string[];
  /** Who comes along; absent in what a Worker of before kept. */
  guests?: Guest[];
}

export interface Interval {
  start: number;
  end: number;
}

/**
 * How a claim, a move or a cancellation ended. `done` carries the change of the timelines, null for a replay or when
 * nothing moved; `effects` are the deliveries to wake. `refused` names the host that refused, where one did.
 */
export type ChangeOutcome =
  | { kind: "done"; answer: BookingAnswer; change: TimelineChange | null; effects: string[] }
  | { kind: "refused"; reason: ClaimRefusal; hostId?: string; alternatives: Interval[] }
  | { kind: "not_allowed"; reason: ChangeRefusal }
  | { kind: "bad_answers"; problems: { questionId: string; rule: string; message: string; params?: RuleParams }[] }
  | { kind: "bad_guests"; problems: GuestProblem[] }
  | { kind: "key_reused" }
  | { kind: "gone" }
  /** `hostIds`: whose time it may have taken; everybody's of the page where that isn't known. */
  | { kind: "outcome_unknown"; hostIds?: string[] }
  | { kind: "overloaded" };

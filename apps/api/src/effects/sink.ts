import type { Database } from "@daybook/db/connection";
import type { Answer } from "@daybook/db/delivery-ends";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";

/**
 * How an attempt ended. `after`: when the receiver asked to be tried again, ms from now. `paused`: it is kept; with
 * `stops` all that goes there is from now on, and its owner hears of it.
 */
export type Ending = (
  | { kind: "done" }
  | { kind: "skipped"; error: string }
  | { kind: "failed"; error: string }
  | { kind: "again"; error: string; after?: number | undefined }
  | { kind: "paused"; error: string; stops?: "failing" | "gone" | "refused" }
) & { answer?: Answer };

/** A trial is made once, by somebody who looks. */
export const once = (ending: Ending): Ending =>
  ending.kind === "again" || ending.kind === "paused"
    ? { kind: "failed", error: ending.error, ...(ending.answer ? { answer: ending.answer } : {}) }
    : ending;

/** What is left to do once all has been read: it needs no connection. */
export interface Ready {
  kind: "ready";
  /** Where it may have become untrue meanwhile: how it ends unsent, asked the moment before it is sent. */
  still?(): Promise<Ending | null>;
  send(): Promise<Ending>;
}

/** What deliveries that are taken together have in common: a connection, and what was read for one of them already. */
export interface CarryContext {
  env: Env;
  services: Services;
  db: Database;
  /** When the attempts began, epoch ms. */
  at: number;
  /** What hasn't begun by then isn't begun any more, epoch ms: its lease would end before it. */
  beginsUntil: number;
  read<T>(name: string, load: () => Promise<T>): Promise<T>;
  /** The bookings that they tell of, and the targets of those of a sink. */
  bookingIds: readonly string[];
  targets(sink: string): string[];
}

/** A way to deliver. */
export interface Sink {
  /** Makes ready what is sent, or tells that there is nothing to send any more. */
  carry(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending>;
  /** Waits after the first, second … failed attempt, ms. */
  waits: readonly number[];
  /** Attempts that began, those among them whose process died. After the last the delivery is a dead letter. */
  maxAttempts: number;
  /** How long the receiver drops repeats by their dedupe key, ms: 0 where it never does, null where a repeat does no harm. */
  dedupeWindow(env: Env): number | null;
  /** So many are sent at the same moment; 2 when absent. */
  atOnce?: number;
  /** Each waits until all before it in its order have ended. Otherwise only two are never under way at once. */
  strict?: boolean;
  /** After the last attempt a delivery is kept with all that goes there, rather than becoming a dead letter. */
  pauses?: true;
}

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** For receivers that are people: about a day in all. */
export const DAY_OF_WAITS = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
] as const satisfies readonly number[];

/** For receivers that are programs, as Standard Webhooks advise: ten attempts over three days. */
export const THREE_DAYS_OF_WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const satisfies readonly number[];

import type { AttemptEnd } from "@daybook/db/delivery-ends";
import { type LeasedDelivery, receiverOf } from "@daybook/db/delivery-leases";
import { withoutValues } from "@daybook/db/failures";
import { errorWords } from "../runtime/error-words.ts";
import { NEVER_ENDED, UNCERTAIN } from "./attempt-words.ts";
import type { CarryContext, Ending, Ready, Sink } from "./sink.ts";
import { sinkOf } from "./sinks.ts";
import type { Attempt } from "./under-way.ts";

/** So many of a sink are sent at the same moment, unless it says otherwise: beside Postgres a Worker has five connections. */
const AT_ONCE = 2;

/** Reads what an attempt at a delivery needs: it is ready to be sent, or to be ended without. */
export async function ready(context: CarryContext, delivery: LeasedDelivery): Promise<Attempt> {
  const prepared = await prepare(context, delivery).catch(again);
  const { sink, target } = delivery;
  return {
    sink,
    receiver: receiverOf({ sink, target }),
    atOnce: sinkOf(sink)?.atOnce ?? AT_ONCE,
    async run() {
      if (prepared.kind === "ready" && context.services.now() > context.beginsUntil)
        return endOf(context, delivery, { kind: "again", error: "Those before it took too long." }, false);
      if (prepared.kind !== "ready") return endOf(context, delivery, prepared, false);
      const end = await prepared.still?.().catch(again);
      if (end) return endOf(context, delivery, end, false);
      return endOf(context, delivery, await prepared.send().catch(again), true);
    },
  };
}

const again = (error: unknown): Ending => ({ kind: "again", error: errorWords(withoutValues(error)) });
/** Attempts since somebody last asked for it to be sent, from 1. */
const turnOf = ({ attempt, attemptsBefore }: LeasedDelivery): number => attempt - attemptsBefore;

async function prepare(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const sink = sinkOf(delivery.sink);
  if (!sink) return { kind: "failed", error: `Nobody knows how to carry out “${delivery.sink}”.` };
  if (turnOf(delivery) > sink.maxAttempts) return spent(sink, delivery.lastError ?? NEVER_ENDED);
  const carried = await sink.carry(context, delivery);
  if (carried.kind === "ready" && mayBeSecond(sink.dedupeWindow(context.env), delivery, context.at))
    return { kind: "failed", error: delivery.lastError ?? UNCERTAIN };
  return carried;
}

/**
 * Whether this would be a second delivery if an earlier attempt got through without our hearing of it (P3): past the
 * window of its dedupe key, or, where there is none, after an attempt that never told its end. One that told it was
 * sure of it. Whoever has it replayed knows, and gives it a key of its own when the window is over.
 */
function mayBeSecond(dedupeWindow: number | null, delivery: LeasedDelivery, at: number): boolean {
  if (dedupeWindow === null) return false;
  if (dedupeWindow === 0) return delivery.outlived;
  return delivery.keyUsedAt !== null && at - delivery.keyUsedAt > dedupeWindow;
}

const spent = ({ pauses }: Sink, error: string): Ending =>
  pauses ? { kind: "paused", error, stops: "failing" } : { kind: "failed", error };

/** How much sooner than asked an attempt may be made: those that failed together don't come back together. */
const JITTER = 0.2;

function endOf({ services }: CarryContext, delivery: LeasedDelivery, given: Ending, wasSent: boolean): AttemptEnd {
  const sink = sinkOf(delivery.sink);
  const at = services.now();
  const wait = sink?.waits[turnOf(delivery) - 1];
  const isLast = given.kind === "again" && (!sink || wait === undefined || turnOf(delivery) >= sink.maxAttempts);
  const ending: Ending = isLast && sink ? { ...spent(sink, given.error), ...answerOf(given) } : given;
  const error = "error" in ending ? ending.error : null;
  const end = { id: delivery.id, attempt: delivery.attempt, error, at, ...answerOf(given) };
  // What was never sent says nothing of who would have got it.
  const atFault = given.kind === "again" && wasSent;
  if (ending.kind === "again") return { ...end, outcome: "again", atFault, dueAt: at + waitOf(ending, wait ?? 0) };
  if (ending.kind !== "paused") return { ...end, outcome: ending.kind, atFault };
  const { stops: by } = ending;
  const { origin } = delivery.event;
  const stops = by && { by, eventId: services.newId(), noticeId: services.newId(), origin };
  return { ...end, outcome: "paused", atFault, ...(stops ? { stops } : {}) };
}

/** Ours with jitter, or longer where the receiver asked for that: were it shorter, ten tries could pass within seconds. */
const waitOf = (ending: Ending, wait: number): number =>
  Math.max(Math.round(wait * (1 - JITTER * Math.random())), "after" in ending ? (ending.after ?? 0) : 0);
const answerOf = ({ answer }: Ending) => (answer ? { answer } : {});

import type { AttemptEnd, LeasedDelivery } from "@daybook/db/deliveries";
import { withoutValues } from "@daybook/db/failures";
import { errorWords } from "../runtime/error-words.ts";
import type { CarryContext, Ending, Ready, Sink } from "./sink.ts";
import { sinkOf } from "./sinks.ts";

/** What became of a delivery that nobody can tell more of; `delivery-cause.ts` reads them again. */
export const NEVER_ENDED = "No attempt at it ever ended.";
export const UNCERTAIN = "Nobody knows whether an earlier attempt got through.";

/** Makes one attempt at each delivery: one after the other where the connection is needed, together where it isn't. */
export async function attempt(context: CarryContext, deliveries: readonly LeasedDelivery[]): Promise<AttemptEnd[]> {
  const ready: (Ready | Ending)[] = [];
  for (const delivery of deliveries) ready.push(await prepare(context, delivery).catch(again));
  const endings = await Promise.all(ready.map((one) => (one.kind === "ready" ? one.send().catch(again) : one)));
  return endings.flatMap((ending, index) => {
    const delivery = deliveries[index];
    return delivery ? [endOf(delivery, ending, context.services.now())] : [];
  });
}

const again = (error: unknown): Ending => ({ kind: "again", error: errorWords(withoutValues(error)) });
const isSpent = (sink: Sink, delivery: LeasedDelivery): boolean => delivery.attempt > sink.maxAttempts;

async function prepare(context: CarryContext, delivery: LeasedDelivery): Promise<Ready | Ending> {
  const sink = sinkOf(delivery.sink);
  if (!sink) return { kind: "failed", error: `Nobody knows how to carry out “${delivery.sink}”.` };
  if (isSpent(sink, delivery)) return { kind: "failed", error: delivery.lastError ?? NEVER_ENDED };
  const carried = await sink.carry(context, delivery);
  // An earlier attempt may have got through without our hearing of it: past the window it would be a second one (P3).
  const { dedupeWindow } = sink;
  const isForgotten = dedupeWindow !== null && context.at - delivery.createdAt > dedupeWindow;
  if (carried.kind === "ready" && delivery.attempt > 1 && isForgotten)
    return { kind: "failed", error: delivery.lastError ?? UNCERTAIN };
  return carried;
}

function endOf(delivery: LeasedDelivery, ending: Ending, at: number): AttemptEnd {
  const end = { id: delivery.id, attempt: delivery.attempt, error: "error" in ending ? ending.error : null, at };
  if (ending.kind !== "again") return { ...end, outcome: ending.kind };
  const sink = sinkOf(delivery.sink);
  const wait = ending.after ?? sink?.waits[delivery.attempt - 1];
  if (!sink || wait === undefined || delivery.attempt >= sink.maxAttempts) return { ...end, outcome: "failed" };
  return { ...end, outcome: "again", dueAt: at + wait };
}

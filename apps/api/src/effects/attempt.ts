import type { AttemptEnd, LeasedDelivery } from "@daybook/db/deliveries";
import { withoutValues } from "@daybook/db/failures";
import { errorWords } from "../runtime/error-words.ts";
import type { CarryContext, Ending, Ready, Sink } from "./sink.ts";
import { sinkOf } from "./sinks.ts";

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
  if (isSpent(sink, delivery)) return { kind: "failed", error: delivery.lastError ?? "No attempt at it ever ended." };
  const carried = await sink.carry(context, delivery);
  if (carried.kind === "ready" && mayBeSecond(sink.dedupeWindow(context.env), delivery, context.at))
    return { kind: "failed", error: delivery.lastError ?? "Nobody knows whether an earlier attempt got through." };
  return carried;
}

/**
 * Whether this would be a second delivery if an earlier attempt got through without our hearing of it (P3): past the
 * window, or, where there is none, after an attempt that never told its end. One that told it was sure of it.
 */
function mayBeSecond(dedupeWindow: number | null, delivery: LeasedDelivery, at: number): boolean {
  if (dedupeWindow === null) return false;
  if (dedupeWindow === 0) return delivery.outlived;
  return delivery.attempt > 1 && at - delivery.createdAt > dedupeWindow;
}

function endOf(delivery: LeasedDelivery, ending: Ending, at: number): AttemptEnd {
  const end = { id: delivery.id, attempt: delivery.attempt, error: "error" in ending ? ending.error : null, at };
  if (ending.kind !== "again") return { ...end, outcome: ending.kind };
  const sink = sinkOf(delivery.sink);
  const wait = ending.after ?? sink?.waits[delivery.attempt - 1];
  if (!sink || wait === undefined || delivery.attempt >= sink.maxAttempts) return { ...end, outcome: "failed" };
  return { ...end, outcome: "again", dueAt: at + wait };
}

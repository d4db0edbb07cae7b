import { digestDay, digestDelivery, digestEvent, digestKey, nextDigest } from "@daybook/core/bookings/digest";
import { withConnection } from "@daybook/db/connection";
import { type DueDigest, dueDigests, insertDigests, takeDigests } from "@daybook/db/digests";
import { transact } from "@daybook/db/transaction";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { workerServices } from "../objects/worker-services.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";

const AT_ONCE = 200;
const MOST_STEPS = 20;

/** Writes the digests that are due, each once whoever else does so; what is left after many steps is another message's. */
export async function digestsJob(env: Env): Promise<void> {
  const services = workerServices(env);
  for (let step = 0; step < MOST_STEPS; step++) {
    const now = services.now();
    const due = await withConnection(services.connect, (db) => dueDigests(system, db, now, AT_ONCE));
    if (due.length === 0) return;
    await wakeEffects(env, await write(services, due, now, settingsOf(env).PUBLIC_URL));
    if (due.length < AT_ONCE) return;
  }
  await env.JOBS.send({ job: "digests" });
}

/** The day that a digest tells of; none where that day has begun, because nobody looked on its eve. */
function dayOf({ accountId, timezone, at }: DueDigest, now: number) {
  const day = digestDay(timezone, at);
  return now < day.from ? { ...day, key: digestKey(accountId, day.date) } : null;
}

function write(services: Services, due: readonly DueDigest[], now: number, url?: string): Promise<string[]> {
  const digests = due.map((one) => ({
    ...one,
    next: nextDigest(one.timezone, one.hour, now),
    day: dayOf(one, now),
  }));
  return transact(services.connect, async (db) => {
    const wanted = await takeDigests(system, db, digests);
    const events = digests.flatMap(({ accountId, day, origin }) => {
      if (!day || !wanted.has(accountId)) return [];
      const event = digestEvent(accountId, day, now);
      return [newEvent(services, event, [digestDelivery(event, day.date)], url ? new URL(url).origin : origin)];
    });
    await insertDigests(system, db, events);
    return deliveryIds(events);
  });
}

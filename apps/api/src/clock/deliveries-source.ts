import { adoptOutbox, dueDeliveries, nextDue } from "@daybook/db/deliveries";
import { wakeEffects } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import type { Source } from "./source.ts";

/** What the version before left is taken over in so many steps a look. */
const MOST_STEPS = 20;

/** Deliveries, in Postgres; carried out by way of the queue `effects`. */
export const deliveriesSource = (env: Env): Source => ({
  name: "deliveries",
  async due(db, now, limit) {
    for (let step = 0; step < MOST_STEPS && (await adoptOutbox(system, db, now)); step++);
    return dueDeliveries(system, db, now, limit);
  },
  next: (db) => nextDue(system, db),
  wake: (ids) => wakeEffects(env, ids),
});

import { withConnection } from "@daybook/db/connection";
import { forgetStubs } from "@daybook/db/erasures";
import { forgetOldBookings } from "@daybook/db/forgetting";
import { freeKept } from "@daybook/db/receiver-pauses";
import { prune } from "@daybook/db/retention";
import { workerServices } from "../objects/worker-services.ts";
import { endExports } from "../own-data/end-exports.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { sealFormer } from "./seal-former.ts";

const AT_ONCE = 1_000;
const MOST_STEPS = 50;
const FEW = 100;

/** Removes what is out of use, in small steps; what is left after many of them is another message's. */
export async function pruneJob(env: Env): Promise<void> {
  const services = workerServices(env);
  const { connect, now } = services;
  const isDone = await withConnection(connect, async (db) => {
    await freeKept(system, db, now());
    await sealFormer(services, db);
    for (let step = 0; step < MOST_STEPS && (await forgetOldBookings(system, db, now(), FEW)); step++);
    await endExports(env, db, now());
    await forgetStubs(system, db, AT_ONCE);
    for (let step = 0; step < MOST_STEPS; step++) if (!(await prune(system, db, now(), AT_ONCE))) return true;
    return false;
  });
  if (!isDone) await env.JOBS.send({ job: "prune" });
}

import { dueErasures, nextErasure } from "@daybook/db/erasures";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import type { Source } from "./source.ts";

/** Accounts that are to be erased: a job of the queue `jobs`. */
export const erasuresSource = (env: Env): Source => ({
  name: "erasures",
  due: async (db, now) => ((await dueErasures(system, db, now, 1)).length > 0 ? ["erasures"] : []),
  next: (db, now) => nextErasure(system, db, now),
  async wake() {
    await env.JOBS.send({ job: "erasures" });
  },
});

import { dueDigests, nextDigestDue } from "@daybook/db/digests";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import type { Source } from "./source.ts";

/** Digests of the next day, in the accounts' rows: a job of the queue `jobs`. */
export const digestsSource = (env: Env): Source => ({
  name: "digests",
  due: async (db, now) => ((await dueDigests(system, db, now, 1)).length > 0 ? ["digests"] : []),
  next: (db) => nextDigestDue(system, db),
  async wake() {
    await env.JOBS.send({ job: "digests" });
  },
});

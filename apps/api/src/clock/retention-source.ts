import type { Env } from "../runtime/env.ts";
import type { Source } from "./source.ts";

/** What is out of use is removed so often, ms. */
const EVERY = 6 * 3_600_000;
const LAST = "prunedAt";

/** The removal of what is out of use: a job of the queue `jobs`. When it was asked for last stands with the clock. */
export function retentionSource(env: Env, storage: DurableObjectStorage): Source {
  const next = async () => ((await storage.get<number>(LAST)) ?? Number.NEGATIVE_INFINITY) + EVERY;
  return {
    name: "retention",
    due: async (_db, now) => ((await next()) <= now ? ["prune"] : []),
    next,
    async wake(_ids, now) {
      await env.JOBS.send({ job: "prune" });
      await storage.put(LAST, now);
    },
  };
}

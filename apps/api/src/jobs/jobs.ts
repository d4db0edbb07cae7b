import { erasuresJob } from "../own-data/erasures-job.ts";
import { exportsJob } from "../own-data/exports-job.ts";
import type { Env } from "../runtime/env.ts";
import type { JobName } from "../runtime/job-message.ts";
import { digestsJob } from "./digests-job.ts";
import { pruneJob } from "./prune-job.ts";

type Job = (env: Env) => Promise<void>;

/** Every kind of long work, by the name that its messages carry. Each may be run twice. */
const jobs: Readonly<Record<JobName, Job>> = {
  prune: pruneJob,
  digests: digestsJob,
  exports: exportsJob,
  erasures: erasuresJob,
};

/** A job that nobody here knows: an older version wrote it, or a newer one while it is being deployed. */
export class UnknownJob extends Error {
  constructor(name: string) {
    super(`Nobody knows the job ${JSON.stringify(name.slice(0, 50))}`);
    this.name = "UnknownJob";
  }
}

/** Throws `UnknownJob`, and what the job throws. */
export async function runJob(env: Env, name: string): Promise<void> {
  if (!Object.hasOwn(jobs, name)) throw new UnknownJob(name);
  await jobs[name as JobName](env);
}

import type { Database } from "@daybook/db/connection";
import { endedExports, forgetExports } from "@daybook/db/exports";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { exportKey } from "./write-export.ts";

const AT_ONCE = 500;

/** Removes the files of exports that are kept no longer; what is left is the next time's. */
export async function endExports(env: Env, db: Database, now: number): Promise<void> {
  const ended = await endedExports(system, db, now, AT_ONCE);
  if (ended.length === 0) return;
  await env.FILES.delete(ended.map(exportKey));
  await forgetExports(
    system,
    db,
    ended.map(({ id }) => id),
  );
}

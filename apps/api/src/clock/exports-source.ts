import { exportsToWrite, nextExportDue } from "@daybook/db/exports";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import type { Source } from "./source.ts";

/** Exports that nobody writes, though somebody should: a job of the queue `jobs`. */
export const exportsSource = (env: Env): Source => ({
  name: "exports",
  due: async (db, now) => ((await exportsToWrite(system, db, now)) ? ["exports"] : []),
  next: (db) => nextExportDue(system, db),
  async wake() {
    await env.JOBS.send({ job: "exports" });
  },
});

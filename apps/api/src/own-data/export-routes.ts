import type { Export } from "@daybook/contract/own-data";
import { formatInstant } from "@daybook/core/time/instant";
import { DAY } from "@daybook/core/time/units";
import { withConnection } from "@daybook/db/connection";
import {
  countExports,
  type ExportRow,
  fetchExport,
  findExport,
  insertExport,
  listExports,
  stopExport,
} from "@daybook/db/exports";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { dueClock } from "../objects/due-clocks.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { exportKey } from "./write-export.ts";

/** Exports of an account in a day, and how many are shown. */
const MOST = 5;
const SHOWN = 20;

const told = (at: number | null): string | null => (at === null ? null : formatInstant(at));
const present = (row: ExportRow): Export => ({
  id: row.id,
  state: row.state,
  progress: row.state === "writing" ? { kind: row.kind, done: row.done, total: row.total } : null,
  size: row.size,
  createdAt: formatInstant(row.createdAt),
  endedAt: told(row.endedAt),
  keptUntil: told(row.keptUntil),
  fetchedAt: told(row.fetchedAt),
});
const subjectOf = (id: string) => ({ kind: "export", id });
const notThere = () => new ApiFailure("not_found", { detail: "There is no such export, or its file is gone." });

export function exportRoutes(api: Api): void {
  route(api, "GET /v1/me/exports", async ({ owner, services }) => ({
    items: (await withConnection(services.connect, (db) => listExports(owner, db, SHOWN))).map(present),
  }));

  route(api, "POST /v1/me/exports", async ({ owner, key, services, env, origin, caller }) => {
    const now = services.now();
    const row = await createOnce(services, owner, key, async (db) => {
      // Whoever asks for one has the host's lock: two at once count each other.
      if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
      const { open, recent } = await countExports(owner, db, now - DAY);
      if (open > 0) throw new ApiFailure("limit_reached", { detail: "One is being written already." });
      if (recent >= MOST)
        throw new ApiFailure("rate_limited", {
          retryAfter: 3_600,
          reason: "exports",
          detail: `There may be ${MOST} exports a day.`,
        });
      const made = await insertExport(owner, db, { id: services.newId(), origin, createdAt: now });
      audit(services, db, caller, { act: "export.asked", subject: subjectOf(made.id) });
      return made;
    });
    // Should the message be lost, the clock sends another.
    await dueClock(env).arm(now + 15_000);
    await env.JOBS.send({ job: "exports" });
    return present(row);
  });

  route(api, "DELETE /v1/me/exports/{id}", async ({ owner, params, services, env, caller }) => {
    const row = await transact(services.connect, async (db) => {
      const stopped = await stopExport(owner, db, params.id, services.now());
      if (stopped) audit(services, db, caller, { act: "export.deleted", subject: subjectOf(params.id) });
      return stopped;
    });
    if (!row) throw notThere();
    await env.FILES.delete(exportKey(row));
    return undefined;
  });

  route(api, "POST /v1/me/exports/{id}/fetches", async ({ owner, params, services, caller }) => {
    const row = await transact(services.connect, async (db) => {
      const fetched = await fetchExport(owner, db, params.id, services.now());
      if (fetched) audit(services, db, caller, { act: "export.fetched", subject: subjectOf(params.id) });
      return fetched;
    });
    if (!row) throw notThere();
    return present(row);
  });

  route(api, "GET /v1/me/exports/{id}/file", async ({ owner, params, services, env }) => {
    const row = await withConnection(services.connect, (db) => findExport(owner, db, params.id));
    const file = row?.state === "ready" ? await env.FILES.get(exportKey(row)) : null;
    if (!row || !file) throw notThere();
    return new Response(file.body, {
      headers: {
        "content-type": "application/zip",
        "content-length": String(file.size),
        "content-disposition": `attachment; filename="daybook-${formatInstant(row.createdAt).slice(0, 10)}.zip"`,
        "cache-control": "no-store",
      },
    });
  });
}

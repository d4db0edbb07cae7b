import { exported } from "@daybook/core/events/account-events";
import { DAY } from "@daybook/core/time/units";
import { recordAccountEvents } from "@daybook/db/closing";
import { withConnection } from "@daybook/db/connection";
import { changeExport, type ExportChange, type ExportRow, takeExport } from "@daybook/db/exports";
import { transact } from "@daybook/db/transaction";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { ownerOf } from "../http/session-gate.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { logError } from "../runtime/log-error.ts";
import { type Services, system } from "../runtime/services.ts";
import { ExportEnded, exportKey, LEASE, writeExport } from "./write-export.ts";

/** How long a file is kept, and how often writing it is tried. */
const KEPT = 7 * DAY;
const MOST_ATTEMPTS = 3;

/** Writes one export that waits for a writer; more of them are other messages'. */
export async function exportsJob(env: Env): Promise<void> {
  const services = workerServices(env);
  const now = services.now();
  const row = await withConnection(services.connect, (db) => takeExport(system, db, now, now + LEASE));
  if (!row) return;
  try {
    const size = await writeExport(services, env.FILES, row);
    if (!(await tell(env, services, row, size))) await env.FILES.delete(exportKey(row));
  } catch (error) {
    if (!(error instanceof ExportEnded)) await failed(services, row, error);
  }
  await env.JOBS.send({ job: "exports" });
}

/** The file is there; its owner hears of it by mail, in the same transaction. False when it was stopped meanwhile. */
async function tell(env: Env, services: Services, row: ExportRow, size: number): Promise<boolean> {
  await services.armClock();
  const endedAt = services.now();
  const keptUntil = endedAt + KEPT;
  const { event, deliveries } = exported(row.accountId, row.id, keptUntil, endedAt);
  const events = [newEvent(services, event, deliveries, row.origin)];
  const kept = await transact(services.connect, async (db) => {
    const change = { state: "ready", size, endedAt, keptUntil, leasedUntil: null } as const;
    if (!(await changeExport(system, db, row, change))) return false;
    await recordAccountEvents(ownerOf(row.accountId), db, events);
    return true;
  });
  if (kept) await wakeEffects(env, deliveryIds(events));
  return kept;
}

async function failed(services: Services, row: ExportRow, error: unknown): Promise<void> {
  logError("export", error);
  const change: ExportChange =
    row.attempts < MOST_ATTEMPTS
      ? { state: "waiting", leasedUntil: null }
      : { state: "failed", endedAt: services.now(), leasedUntil: null };
  await withConnection(services.connect, (db) => changeExport(system, db, row, change));
}

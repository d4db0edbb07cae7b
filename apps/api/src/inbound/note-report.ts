import { withConnection } from "@daybook/db/connection";
import { type ReportRows, takeReport } from "@daybook/db/mail-outcomes";
import { consoleRoom } from "../objects/console-rooms.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";

/** Writes a report down; consoles that show the booking read it anew. */
export async function noteReport(env: Env, report: ReportRows): Promise<boolean> {
  const { connect } = workerServices(env);
  const reported = await withConnection(connect, (db) => takeReport(system, db, report));
  const accountIds = reported?.accountIds ?? [];
  await Promise.all(
    accountIds.map((account) =>
      consoleRoom(env, account)
        .notify({ type: "bookings.changed" })
        .catch(() => {}),
    ),
  );
  return reported !== null;
}

import { withConnection } from "@daybook/db/connection";
import { accountsOfHosts } from "@daybook/db/hosts";
import { consoleRoom } from "../objects/console-rooms.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";

/** Consoles of a booking's hosts read it anew. Nothing depends on it: what isn't told is found at the next look. */
export async function notifyHosts(env: Env, hostIds: readonly string[]): Promise<void> {
  try {
    const accounts = await withConnection(workerServices(env).connect, (db) => accountsOfHosts(system, db, hostIds));
    await Promise.all(accounts.map((id) => consoleRoom(env, id).notify({ type: "bookings.changed" })));
  } catch {}
}

import type { OwnerId } from "@daybook/db/scopes";
import { consoleRoom } from "../objects/console-rooms.ts";
import type { Env } from "../runtime/env.ts";

/** Lists that stand open elsewhere are read anew. Nothing depends on it: what isn't told is found at the next look. */
export async function notifyConsoles(env: Env, owner: OwnerId): Promise<void> {
  await consoleRoom(env, owner)
    .notify({ type: "bookings.changed" })
    .catch(() => {});
}

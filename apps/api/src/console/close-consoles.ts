import { consoleRoom, type EndedSockets } from "../objects/console-rooms.ts";
import type { Env } from "../runtime/env.ts";

/**
 * Closes the sockets that were opened with what counts no longer (sessions, keys), and has the account's other consoles
 * read the list anew. After COMMIT; never fails: without it, a console hears that it is signed out from the next thing
 * it asks for.
 */
export async function closeConsoles(env: Env, accountId: string, which: EndedSockets): Promise<void> {
  await consoleRoom(env, accountId)
    .end(which)
    .catch(() => {});
}

import { consoleRoom } from "../objects/console-rooms.ts";
import type { Env } from "../runtime/env.ts";

/**
 * Closes the consoles that were open in sessions which are over, and has the account's other ones read the list anew.
 * After COMMIT; never fails: without it, a console hears that it is signed out from the next thing it asks for.
 */
export async function closeConsoles(env: Env, accountId: string, ended: readonly string[]): Promise<void> {
  if (ended.length > 0)
    await consoleRoom(env, accountId)
      .end(ended)
      .catch(() => {});
}

import type { Env } from "../runtime/env.ts";

/** So many in one message, which has a most of 128 KB and is worked off in one go. */
const IN_A_MESSAGE = 100;

/** Tells the queue which deliveries are due. When the word is lost, the due clock finds them. */
export async function wakeEffects(env: Env, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += IN_A_MESSAGE)
    await env.EFFECTS.send({ ids: ids.slice(from, from + IN_A_MESSAGE) }).catch(() => {});
}

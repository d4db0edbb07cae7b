import type { Env } from "../runtime/env.ts";

/** So many in one message, which has a most of 128 KB and is worked off in one go. */
const IN_A_MESSAGE = 100;

/** Tells the queue which deliveries are due. When the word is lost, the due clock finds them. */
export async function wakeEffects(env: Env, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += IN_A_MESSAGE)
    await env.EFFECTS.send({ ids: ids.slice(from, from + IN_A_MESSAGE) }).catch(() => {});
}

/** So many of what has waited for somebody's word go at once; more would stand before everybody else's in the queue. */
const AT_ONCE = 500;

/** The same of what may be thousands: the first of them, and the due clock finds the rest by turns with all others. */
export const wakeFirst = (env: Env, ids: readonly string[]): Promise<void> => wakeEffects(env, ids.slice(0, AT_ONCE));

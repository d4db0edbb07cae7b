import type { Env } from "../env.ts";

/** When someone should look at the outbox if the wake-up after COMMIT is lost, ms after the change. */
export const SAFETY_NET = 10_000;

/** Tells the queue that effects are due. When the word is lost, the due clock finds them. */
export async function wakeEffects(env: Env, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await env.EFFECTS.send({ ids: [...ids] }).catch(() => {});
}

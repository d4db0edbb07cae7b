import type { Env } from "../runtime/env.ts";

/** Tells the queue which deliveries are due. When the word is lost, the due clock finds them. */
export async function wakeEffects(env: Env, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await env.EFFECTS.send({ ids: [...ids] }).catch(() => {});
}

import { dueClock } from "./clock/due-clocks.ts";
import { carryOut } from "./effects/carry-out.ts";
import type { EffectsMessage, Env } from "./env.ts";
import type { Api } from "./http/api-router.ts";

/** What the runtime calls, around an app. */
export function handlers(app: Api): ExportedHandler<Env, EffectsMessage> {
  return {
    fetch: (request, env, context) => app.fetch(request, env, context),
    async queue(batch, env) {
      for (const message of batch.messages) {
        // The outbox keeps what failed and when to try again; the message itself has done its work either way.
        const results = await Promise.allSettled(message.body.ids.map((id) => carryOut(env, id)));
        if (results.some((result) => result.status === "rejected")) message.retry({ delaySeconds: 5 });
        else message.ack();
      }
    },
    async scheduled(event, env) {
      const minute = new Date(event.scheduledTime).getUTCMinutes();
      await (minute === 0 ? dueClock(env).sweep() : dueClock(env).tick());
    },
  };
}

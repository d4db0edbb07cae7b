import { dueClock } from "./clock/due-clocks.ts";
import { carryOut } from "./effects/carry-out.ts";
import type { EffectsMessage, Env } from "./env.ts";
import type { Api } from "./http/api-router.ts";

/** Each effect opens connections of its own, and a Worker has six. */
const AT_ONCE = 4;

async function allSettled(ids: readonly string[], work: (id: string) => Promise<void>) {
  const results: PromiseSettledResult<void>[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    results.push(...(await Promise.allSettled(ids.slice(from, from + AT_ONCE).map(work))));
  return results;
}

/** What the runtime calls, around an app. */
export function handlers(app: Api): ExportedHandler<Env, EffectsMessage> {
  return {
    fetch: (request, env, context) => app.fetch(request, env, context),
    async queue(batch, env) {
      for (const message of batch.messages) {
        // The outbox keeps what failed and when to try again; the message itself has done its work either way.
        const results = await allSettled(message.body.ids, (id) => carryOut(env, id));
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

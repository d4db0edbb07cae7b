import { wakeEffects } from "../../apps/api/src/events/wake.ts";
import local from "../../apps/api/src/local/worker.ts";
import type { Env } from "../../apps/api/src/runtime/env.ts";

export {
  CallCounter,
  ConsoleRoom,
  DueClock,
  HostDesk,
  LocalMailbox,
  PageRoom,
} from "../../apps/api/src/local/worker.ts";

/** What a bare message carries: where it is posted, and as what. */
export interface BareMessage {
  url: string;
  id: string;
  body: string;
}
interface BenchEnv extends Env {
  BARE: Queue<BareMessage>;
}

/** The most that a queue takes at once. */
const AT_ONCE = 100;

async function sendBare(env: BenchEnv, messages: readonly BareMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += AT_ONCE)
    await env.BARE.sendBatch(messages.slice(from, from + AT_ONCE).map((body) => ({ body })));
}

/** Posts each as it is. */
async function postBare(batch: MessageBatch<BareMessage>): Promise<void> {
  await Promise.all(
    batch.messages.map(async ({ body: { url, id, body } }) => {
      const headers = { "content-type": "application/json", "webhook-id": id };
      await (await fetch(url, { method: "POST", headers, body })).arrayBuffer();
    }),
  );
  batch.ackAll();
}

/** The local worker with a queue beside its own whose consumer does nothing but post. */
export default {
  ...local,
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname === "/bench/wake") await wakeEffects(env, await request.json<string[]>());
    else if (pathname === "/bench/bare-messages") await sendBare(env, await request.json<BareMessage[]>());
    else return local.fetch?.(request as never, env, context) ?? new Response(null, { status: 500 });
    return new Response(null, { status: 204 });
  },
  async queue(batch, env, context) {
    if (batch.queue === "bench-bare") await postBare(batch as MessageBatch<BareMessage>);
    else await local.queue?.(batch as never, env, context);
  },
} satisfies ExportedHandler<BenchEnv, unknown>;

import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import { createApp } from "../../apps/api/src/app.ts";
import { carryOut } from "../../apps/api/src/effects/carry-out.ts";
import { handlers } from "../../apps/api/src/handlers.ts";
import type { DeskMessage } from "../../apps/api/src/objects/desk-rpc.ts";
import { pageRoom } from "../../apps/api/src/objects/page-rooms.ts";
import type { Env } from "../../apps/api/src/runtime/env.ts";

export { DueClock } from "../../apps/api/src/clock/due-clock.ts";
export { ConsoleRoom } from "../../apps/api/src/console/console-room.ts";
export { CallCounter } from "../../apps/api/src/counter/call-counter.ts";
export { HostDesk } from "../../apps/api/src/desk/host-desk.ts";
export { LocalMailbox } from "../../apps/api/src/local/local-mailbox.ts";
export { PageRoom } from "../../apps/api/src/room/page-room.ts";

/** What the production Worker is measured against: Durable Objects that do nothing but answer, or send on. */
interface BenchEnv extends Env {
  BARE_ANSWER: DurableObjectNamespace;
  BARE_BROADCAST: DurableObjectNamespace;
}

/** Answers every GET with the bytes it was last PUT. */
export class BareAnswer extends DurableObject {
  #body = "";

  override async fetch(request: Request): Promise<Response> {
    if (request.method === "PUT") {
      this.#body = await request.text();
      if (new URL(request.url).searchParams.has("kept")) this.#keep();
    }
    return new Response(this.#body, { headers: { "content-type": "application/json" } });
  }

  #keep(): void {
    const { sql } = this.ctx.storage;
    sql.exec("CREATE TABLE IF NOT EXISTS kept (one INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    sql.exec("INSERT OR REPLACE INTO kept VALUES (1, ?)", this.#body);
  }
}

/** Sends what it is POSTed to everyone whose socket it holds. */
export class BareBroadcast extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const text = await request.text();
      for (const socket of this.ctx.getWebSockets()) socket.send(text);
      return new Response(null, { status: 204 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
}

/** Stands in for the queues: a wake-up is carried out at once, by a call of its own; a job by nobody. */
export class PromptQueue extends WorkerEntrypoint<BenchEnv> {
  async send(message: { ids?: string[] }): Promise<void> {
    this.ctx.waitUntil(carryOut(this.env, message.ids ?? []));
  }
}

/** Stands in for the rate limits. */
export class Unlimited extends WorkerEntrypoint {
  async limit(): Promise<{ success: boolean }> {
    return { success: true };
  }
}

const production = handlers(createApp());

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/bench/bare-answer")
      return env.BARE_ANSWER.getByName(searchParams.get("name") ?? "bare").fetch(request);
    if (pathname === "/bench/bare-broadcast") return env.BARE_BROADCAST.getByName("bare").fetch(request);
    if (pathname.startsWith("/bench/message/")) {
      // A message to a room, as the host's desk sends it after a change has committed.
      await pageRoom(env, pathname.slice("/bench/message/".length)).notify(await request.json<DeskMessage>());
      return new Response(null, { status: 204 });
    }
    return production.fetch?.(request as never, env, context) ?? new Response(null, { status: 500 });
  },
} satisfies ExportedHandler<BenchEnv>;

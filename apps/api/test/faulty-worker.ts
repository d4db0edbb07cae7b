import { withConnection } from "@daybook/db/connection";
import { dueDeliveries } from "@daybook/db/deliveries";
import { carryOut } from "../src/effects/carry-out.ts";
import local, {
  LocalMailbox as Mailbox,
  DueClock as RealDueClock,
  HostDesk as RealHostDesk,
  PageRoom as RealPageRoom,
} from "../src/local/worker.ts";
import { workerServices } from "../src/objects/worker-services.ts";
import { system } from "../src/runtime/services.ts";
import type { FaultCommand } from "./faults.ts";

/** What goes wrong at the moment. All objects of a local worker share one isolate, so they share this. */
const faults = { ahead: 0, losesMessages: false, mailerFails: false, clockFails: false };

/** The part of a Durable Object's state that this needs; the test's types know no platform. */
interface Platform {
  ctx: {
    abort(reason: string): void;
    storage: { setAlarm(at: number): Promise<void>; getAlarm(): Promise<number | null> };
  };
}
interface Faulty {
  crash(): Promise<void>;
  ring(after?: number): Promise<void>;
  alarmAt(): Promise<number | null>;
}
const crash = (object: unknown) => (object as Platform).ctx.abort("Crashed by a test");
const getAlarm = (object: unknown) => (object as Platform).ctx.storage.getAlarm();
const setAlarm = (object: unknown, after: number) => (object as Platform).ctx.storage.setAlarm(Date.now() + after);

export class HostDesk extends RealHostDesk {
  crash(): void {
    crash(this);
  }
  ring(after?: number): Promise<void> {
    return after === undefined ? this.alarm() : setAlarm(this, after);
  }
  alarmAt(): Promise<number | null> {
    return getAlarm(this);
  }
}
export class PageRoom extends RealPageRoom {
  crash(): void {
    crash(this);
  }
  ring(after?: number): Promise<void> {
    return after === undefined ? this.alarm() : setAlarm(this, after);
  }
  alarmAt(): Promise<number | null> {
    return getAlarm(this);
  }
}
export { ConsoleRoom } from "../src/console/console-room.ts";
export { CallCounter } from "../src/counter/call-counter.ts";
export class DueClock extends RealDueClock {
  override async arm(at: number): Promise<void> {
    if (faults.clockFails) throw new Error("The clock is out of order");
    await super.arm(at);
  }
  crash(): void {
    crash(this);
  }
  ring(after?: number): Promise<void> {
    return after === undefined ? this.alarm() : setAlarm(this, after);
  }
  alarmAt(): Promise<number | null> {
    return getAlarm(this);
  }
}
export class LocalMailbox extends Mailbox {
  override put(...mail: Parameters<Mailbox["put"]>): ReturnType<Mailbox["put"]> {
    if (faults.mailerFails) throw new Error("The mailbox is out of order");
    return super.put(...mail);
  }
}

type RealEnv = Parameters<typeof workerServices>[0];
async function carryDue(env: RealEnv): Promise<void> {
  const { connect, now } = workerServices(env);
  for (;;) {
    const ids = await withConnection(connect, (db) => dueDeliveries(system, db, now(), 500));
    if (ids.length === 0) return;
    await carryOut(env, ids);
  }
}

type Objects = Record<"HOST_DESK" | "PAGE_ROOM" | "DUE_CLOCK", { getByName(name: string): Faulty }>;

async function obey(command: FaultCommand, env: Objects): Promise<{ alarm?: number | null }> {
  if ("ahead" in command) faults.ahead = command.ahead;
  if ("losesMessages" in command) faults.losesMessages = command.losesMessages;
  if ("mailerFails" in command) faults.mailerFails = command.mailerFails;
  if ("clockFails" in command) faults.clockFails = command.clockFails;
  if ("carryDue" in command) await carryDue(env as unknown as RealEnv);
  if ("crash" in command)
    await env[command.crash]
      .getByName(command.name)
      .crash()
      .catch(() => {});
  if ("ring" in command) await env[command.ring].getByName(command.name).ring(command.after);
  if ("alarmOf" in command) return { alarm: await env[command.alarmOf].getByName(command.name).alarmAt() };
  return {};
}

/** The parts of the handlers that this looks into; the test's types know no platform. */
interface Handlers {
  fetch(request: Request, env: Parameters<typeof workerServices>[0], context: unknown): Promise<Response>;
  queue(batch: { ackAll(): void }, env: unknown, context: unknown): Promise<void>;
}
const real = local as unknown as Handlers;

/** The local worker, with a clock that can be put forward, objects that crash, and a queue and a mailer that fail. */
export default {
  ...real,
  async fetch(...[request, env, context]: Parameters<Handlers["fetch"]>) {
    workerServices(env).now = () => Date.now() + faults.ahead;
    if (new URL(request.url).pathname !== "/test/faults") return real.fetch(request, env, context);
    return Response.json(await obey((await request.json()) as FaultCommand, env as unknown as Objects));
  },
  async queue(...[batch, env, context]: Parameters<Handlers["queue"]>) {
    if (faults.losesMessages) batch.ackAll();
    else await real.queue(batch, env, context);
  },
};

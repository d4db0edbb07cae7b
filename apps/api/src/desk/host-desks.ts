import type { ChangeOutcome } from "../bookings/outcome.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "../env.ts";
import { ask, ObjectLost } from "../objects/ask.ts";
import type { HostDeskRpc } from "./desk-rpc.ts";

type Desk = HostDeskRpc & { fetch(request: Request): Promise<Response> };

/** The desk of a host: an object lives where it was first asked for, so all ask through here. */
export function hostDesk(env: Env, hostId: string): Desk {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const desk = () => env.HOST_DESK.getByName(hostId, locationHint ? { locationHint } : {}) as unknown as Desk;
  return {
    claim: (command) => change(() => desk().claim(command)),
    move: (command) => change(() => desk().move(command)),
    cancel: (command) => change(() => desk().cancel(command)),
    hold(command) {
      const keyed = { ...command, key: crypto.randomUUID() };
      return ask(() => desk().hold(keyed));
    },
    release: (holdId) => ask(() => desk().release(holdId)),
    presence: (eventTypeId, change) => ask(() => desk().presence(eventTypeId, change)),
    seen: (eventTypeId, visitor, connected) => ask(() => desk().seen(eventTypeId, visitor, connected)),
    subscribe: (eventTypeId) => ask(() => desk().subscribe(eventTypeId)),
    holds: () => ask(() => desk().holds()),
    changed: () => ask(() => desk().changed()),
    fetch: (request) => desk().fetch(request),
  };
}

/**
 * A change whose desk was lost again and again may have been committed by one of them. A desk that answers that it is
 * overloaded has begun nothing.
 */
async function change(call: () => Promise<ChangeOutcome>): Promise<ChangeOutcome> {
  try {
    return await ask(call);
  } catch (error) {
    if (error instanceof ObjectLost) return { kind: "outcome_unknown" };
    throw error;
  }
}

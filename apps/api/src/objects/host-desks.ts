import type { ChangeOutcome } from "../booking-changes/outcome.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { ask, ObjectLost } from "./ask.ts";
import type { HostDecision, HostDeskRpc } from "./desk-rpc.ts";
import { onceReplaced, readState, writeBookingCommand, writePageCommand } from "./former-rpc.ts";

/** The desk of a host: an object lives where it was first asked for, so all ask through here. */
export function hostDesk(env: Env, hostId: string): HostDeskRpc {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const desk = () => env.HOST_DESK.getByName(hostId, locationHint ? { locationHint } : {}) as unknown as HostDeskRpc;
  const decided = (decision: HostDecision) => onceReplaced("decided", () => change(() => desk().decided(decision)));
  const along: HostDeskRpc["claimAlong"] = (command) =>
    onceReplaced("claimAlong", () => change(() => desk().claimAlong(command)));
  return {
    claimAlong: along,
    claim: (command) => {
      const written = writePageCommand(command);
      if (command.guests) return along(written);
      return command.host ? decided({ of: "claim", command: written }) : change(() => desk().claim(written));
    },
    move: (command) => {
      const written = writeBookingCommand(command);
      const isDecided = command.outsideOffer || command.tellsInvitee === false;
      return isDecided ? decided({ of: "move", command: written }) : change(() => desk().move(written));
    },
    cancel: (command) => {
      const written = writeBookingCommand(command);
      const isDecided = command.tellsInvitee === false;
      return isDecided ? decided({ of: "cancel", command: written }) : change(() => desk().cancel(written));
    },
    decided,
    hold(command) {
      const keyed = { ...writePageCommand(command), key: crypto.randomUUID() };
      return ask(() => desk().hold(keyed));
    },
    release: (holdId) => ask(() => desk().release(holdId)),
    reserve: (reservation) => ask(() => desk().reserve(reservation)),
    unreserve: (id) => ask(() => desk().unreserve(id)),
    committed: (change, used) => ask(() => desk().committed(change, used)),
    presence: (eventTypeId, change) => ask(() => desk().presence(eventTypeId, change)),
    subscribe: async (eventTypeId) => readState(hostId, await ask(() => desk().subscribe(eventTypeId))),
    holds: async () => readState(hostId, await ask(() => desk().holds())),
    changed: (version) => ask(() => desk().changed(version)),
    addConsole: (accountId) => ask(() => desk().addConsole(accountId)),
  };
}

/**
 * The host whose desk runs the claims of a set of hosts: that of the lowest id. A page's whole set decides and never who is chosen
 * of it, so a repeat of a claim comes to the desk that knows its key.
 */
export function leadOf(hostIds: readonly string[]): string {
  const [lead] = hostIds.toSorted();
  if (lead === undefined) throw new ApiFailure("not_found", { detail: "Nobody can be booked here." });
  return lead;
}

/** The desk that runs the claims of a set of hosts. */
export const leadDesk = (env: Env, hostIds: readonly string[]): HostDeskRpc => hostDesk(env, leadOf(hostIds));

/** What is held of the hosts' time at this moment. */
export async function holdsOfHosts(env: Env, hostIds: readonly string[]): Promise<HoldsByHost> {
  const states = await Promise.all(hostIds.map((id) => hostDesk(env, id).holds()));
  return Object.fromEntries(states.map(({ holds }, i) => [hostIds[i] as string, holds]));
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

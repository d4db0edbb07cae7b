import type { EventTypePage } from "@daybook/db/scopes";
import type { PresenceChange } from "../live/presence.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { DeskMessage, DeskState } from "./desk-rpc.ts";

/*
 * What objects and Workers of the version before say, and what they need to hear: a deploy replaces them one by one, and
 * for seconds old ones call new ones and new ones old ones. That version knew pages of one host. The next release drops
 * this file.
 */

type FormerPage = Omit<EventTypePage, "kind" | "teamId" | "hostIds"> & { hostId: string };
/** A command about a page's time, as either version writes it. */
export type PageCommand<C extends { page: EventTypePage }> = C | (Omit<C, "page"> & { page: FormerPage });
/** A command about a booking. */
export type BookingCommand<C extends { hostIds: readonly string[] }> = C | (Omit<C, "hostIds"> & { hostId: string });

export function readPageCommand<C extends { page: EventTypePage }>(command: PageCommand<C>): C {
  const { page } = command;
  if ("hostIds" in page) return command as C;
  return { ...command, page: { ...page, kind: "event_type", teamId: null, hostIds: [page.hostId] } } as unknown as C;
}

export function readBookingCommand<C extends { hostIds: readonly string[] }>(command: BookingCommand<C>): C {
  return "hostIds" in command ? (command as C) : ({ ...command, hostIds: [command.hostId] } as unknown as C);
}

/** With the host by its former name; a desk of the version before can't do what concerns several. */
const formerHost = (hostIds: readonly string[]) => (hostIds.length === 1 ? { hostId: hostIds[0] } : {});
export const writePageCommand = <C extends { page: EventTypePage }>(command: C): C => ({
  ...command,
  page: { ...command.page, ...formerHost(command.page.hostIds) },
});
export const writeBookingCommand = <C extends { hostIds: readonly string[] }>(command: C): C => ({
  ...command,
  ...formerHost(command.hostIds),
});

/** What a desk of the version before answers, and what its rooms read. */
export interface FormerState {
  push: number;
  holds: HoldBlock[];
}

export const writeState = (state: DeskState): DeskState & FormerState => ({ ...state, push: state.number });

export const readState = (hostId: string, state: DeskState | FormerState): DeskState =>
  "number" in state ? state : { hostId, number: state.push, version: -1, holds: state.holds };

/** `change` is absent when only holds moved, null when everything has to be read again. */
export type FormerMessage = FormerState & { change?: unknown };

/** What a room of the version before is told: which change it was, it reads from Postgres. */
export const writeMessage = ({ kind, number: push, holds }: DeskMessage): FormerMessage =>
  kind === "holds" ? { push, holds } : { push, holds, change: null };

/** What a desk of the version before tells says too little: its room compares with Postgres. */
export const readMessage = (hostId: string, { push, holds }: FormerMessage): DeskMessage => ({
  ...{ hostId, number: push, version: -1, holds },
  ...{ kind: "invalidate", isUncertain: true },
});

export const readPresence = (visitor: string, isHere: boolean): PresenceChange =>
  isHere ? { here: [visitor], gone: [] } : { here: [], gone: [visitor] };

const isMissing = (error: unknown, method: string): boolean =>
  // As the runtime words it: `The RPC receiver does not implement the method "notify".`
  error instanceof TypeError && error.message.includes(`does not implement the method "${method}"`);

/** Calls a method that objects of the version before lack. They are replaced within seconds, and have begun nothing. */
export async function onceReplaced<T>(method: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw isMissing(error, method) ? new ApiFailure("overloaded", { retryAfter: 2 }) : error;
  }
}

/** Calls a method, or its former one at an object of the version before, which doesn't have it. */
export async function orFormerly<T>(method: string, call: () => Promise<T>, former: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isMissing(error, method)) throw error;
    return former();
  }
}

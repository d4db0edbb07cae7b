import type { AccountPrincipal } from "../tokens/principal.ts";
import { callerOf } from "./network-address.ts";

/** Who does something, by what proof, and from where: as the audit log has it. Plain data: commands carry it along. */
export interface Caller {
  actor: "account" | "invitee" | "operator" | "daybook" | "nobody";
  /** The account, or the booking whose link it is. */
  actorId: string | null;
  via: "session" | "token" | "key" | "link" | "mail" | "system" | "none";
  /** The session's id, or the key's. */
  viaId: string | null;
  /** Null where that is nobody's business: an invitee's place isn't for the host to read. */
  from: CallerPlace | null;
}

export interface CallerPlace {
  /** As limits count it. */
  network: string;
  /** How the program calls itself. */
  agent: string;
  /** The city, where the platform says. */
  place: string;
}

/** What a program says of itself is a stranger's text: one line, and no longer than any real one. */
const MOST_AGENT = 300;
const MOST_PLACE = 80;
const line = (text: unknown, most: number): string =>
  typeof text === "string"
    ? text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
        .trim()
        .toWellFormed()
        .slice(0, most)
    : "";

export const placeOf = (request: Request): CallerPlace => ({
  network: callerOf(request).slice(0, 100),
  agent: line(request.headers.get("user-agent"), MOST_AGENT),
  place: line((request as { cf?: { city?: unknown } }).cf?.city, MOST_PLACE),
});

/** Whoever makes a call; nobody that we know where no account does. */
export function callerIn(request: Request, principal: AccountPrincipal | undefined): Caller {
  const from = placeOf(request);
  if (!principal) return { actor: "nobody", actorId: null, via: "none", viaId: null, from };
  const { owner, via, viaId = null } = principal;
  return { actor: "account", actorId: owner, via, viaId, from };
}

/** An account that proves itself by this very call: who signs up, or in. */
export const becoming = (caller: Caller, accountId: string): Caller => ({
  ...caller,
  actor: "account",
  actorId: accountId,
});

/** Whoever has a booking's link, or answers the mail of it. */
export const theInvitee = (bookingId: string, via: "link" | "mail" | "none" = "link"): Caller => ({
  ...{ actor: "invitee", actorId: bookingId, via, viaId: null, from: null },
});

export const daybookItself: Caller = { actor: "daybook", actorId: null, via: "system", viaId: null, from: null };

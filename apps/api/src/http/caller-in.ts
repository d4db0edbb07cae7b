import type { Caller, CallerPlace } from "../audit/caller.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";
import { callerOf } from "./network-address.ts";

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

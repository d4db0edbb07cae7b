import type { Access, Scope } from "@daybook/contract/operation";
import type { CapabilityScope, OwnerId, SystemScope } from "@daybook/db/scopes";
import { ApiFailure, namedFailure } from "../runtime/failure.ts";

/** An account that has signed in. Minted by the session gate. */
export interface AccountPrincipal {
  kind: "account";
  owner: OwnerId;
  /** A cookie's session, a bearer token made from one, or an API key. */
  via: "session" | "token" | "key";
  /** Which session, or which key; null: nobody knows. */
  viaId?: string | null;
  /** The session it came with; null: a key, or a token of the version before, which names none. */
  session: string | null;
  /** What it may do: a session everything, a key what it was given. */
  scopes: "all" | readonly Scope[];
  /** When it last showed its password, epoch ms; null: nobody knows. */
  provedAt: number | null;
}

/** Whoever has the link of a booking. */
export interface InviteePrincipal {
  kind: "invitee";
  link: CapabilityScope<"manage">;
}

/** Daybook itself: queue, cron, a sync. */
export interface SystemPrincipal {
  kind: "system";
  scope: SystemScope;
}

/** Who acts. */
export type Principal = AccountPrincipal | InviteePrincipal | SystemPrincipal;

export const inviteeOf = (link: CapabilityScope<"manage">): InviteePrincipal => ({ kind: "invitee", link });

/** How long a proof is fresh enough for what asks for one, ms. */
const FRESH = 10 * 60_000;

/** Throws when a record asks for more than this account shows: a scope, or a fresh proof (RFC 9470). */
export function requireAccess(principal: AccountPrincipal, access: Access, now: number): void {
  if (access.as !== "account") return;
  const { scopes, provedAt, via } = principal;
  if (scopes !== "all" && (access.scope === undefined || !scopes.includes(access.scope)))
    throw new ApiFailure("forbidden", {
      detail: access.scope ? `This key lacks the scope ${access.scope}.` : "No key may do this: sign in.",
    });
  // A key is a program that nobody can ask: its scope was given by a fresh proof.
  if (access.stepUp && via !== "key" && (provedAt === null || now - provedAt > FRESH))
    throw namedFailure(
      "unauthenticated",
      { in: "header", path: "Authorization", rule: "step_up" },
      "This needs a fresh proof of who you are. Sign in again.",
    );
}

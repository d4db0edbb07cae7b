import { findSession, findSessionById } from "@daybook/db/accounts";
import { findApiKey } from "@daybook/db/api-keys";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { verifyAccessToken } from "../tokens/access-token.ts";
import { apiKeyHash, granted, isApiKey } from "../tokens/api-key.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";
import { readSessionCookie, sessionTokenHash } from "./session-cookie.ts";

/** Here, and only here, an `OwnerId` is minted: for an account that has just proved itself. */
export const ownerOf = (accountId: string): OwnerId => accountId as OwnerId;

const nobody = (path: string, rule: string, message: string) =>
  namedFailure("unauthenticated", { in: "header", path, rule }, message);

/** Who calls, by bearer token or session cookie. The first of our origins is where this deployment answers. */
export async function requirePrincipal(
  request: Request,
  services: Services,
  ourOrigins: readonly [string, ...string[]],
): Promise<AccountPrincipal> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined)
    return isApiKey(bearer) ? byKey(services, bearer) : byToken(services, bearer, ourOrigins[0]);
  const principal = await bySession(services, readSessionCookie(request, ourOrigins[0]));
  requireOurOrigin(request, ourOrigins);
  return principal;
}

async function byToken(services: Services, bearer: string, origin: string): Promise<AccountPrincipal> {
  const now = services.now();
  const known = await verifyAccessToken(services.keys, bearer, { origin, now });
  if (known === "expired") throw nobody("Authorization", known, "The access token has expired. Sign in again.");
  if (known === "forged") throw nobody("Authorization", known, "The access token isn't one of ours.");
  const { account, session: id } = known;
  const principal = { kind: "account", owner: ownerOf(account), via: "token", scopes: "all" } as const;
  if (id === null) return { ...principal, session: null, provedAt: known.provedAt };
  // It is good for half an hour, but not beyond its session: who is signed out is out at once.
  const session = await withConnection(services.connect, (db) => findSessionById(system, db, id, now));
  if (session?.accountId !== account)
    throw nobody("Authorization", "ended", "The session of this access token was ended. Sign in again.");
  return { ...principal, session: id, viaId: id, provedAt: session.provedAt };
}

async function byKey(services: Services, key: string): Promise<AccountPrincipal> {
  const hash = await apiKeyHash(key);
  const known = await withConnection(services.connect, (db) => findApiKey(system, db, hash, services.now()));
  if (!known) throw nobody("Authorization", "unknown_key", "This API key isn't one, or was revoked.");
  if (known.expired) throw nobody("Authorization", "expired", "This API key has expired. Make another.");
  return {
    kind: "account",
    owner: ownerOf(known.accountId),
    via: "key",
    viaId: known.id,
    session: null,
    scopes: granted(known.scopes),
    provedAt: null,
  };
}

async function bySession(services: Services, cookie: string | null): Promise<AccountPrincipal> {
  if (cookie === null)
    throw nobody("Authorization", "required", "Send an access token (Authorization: Bearer …) or a session cookie.");
  const hash = await sessionTokenHash(cookie);
  const session = await withConnection(services.connect, (db) => findSession(system, db, hash, services.now()));
  if (!session) throw nobody("Cookie", "expired", "The session has ended. Sign in again.");
  const { id, accountId, provedAt } = session;
  const who = { owner: ownerOf(accountId), via: "session" as const, viaId: id, session: id };
  return { kind: "account", ...who, scopes: "all", provedAt };
}

/** A cookie is sent by any site's page: what changes something, or opens a socket, must come from ours. */
export function requireOurOrigin(request: Request, ourOrigins: readonly string[]): void {
  const upgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (!upgrade && (request.method === "GET" || request.method === "HEAD")) return;
  const origin = request.headers.get("origin");
  if (origin === null ? request.headers.get("sec-fetch-site") === "same-origin" : ourOrigins.includes(origin)) return;
  throw namedFailure(
    "origin_not_allowed",
    {
      in: "header",
      path: "Origin",
      rule: origin === null ? "required" : "foreign",
      ...(origin === null ? {} : { params: { value: origin } }),
    },
    origin === null ? "A cookie alone isn't enough: the Origin header is missing." : `${origin} isn't this site.`,
  );
}

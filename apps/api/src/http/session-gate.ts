import { findSession } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { type Services, system } from "../services.ts";
import { verifyAccessToken } from "../tokens/access-token.ts";
import { ApiFailure } from "./failure.ts";
import { readSessionCookie, sessionTokenHash } from "./session-cookie.ts";

/** Here, and only here, an `OwnerId` is minted: for an account that has just proved itself. */
export const ownerOf = (accountId: string): OwnerId => accountId as OwnerId;

/** A feed shows its owner's calendar to whoever holds its address. */
export const ownerOfFeed = (feed: { accountId: string }): OwnerId => ownerOf(feed.accountId);

/** Who calls, by bearer token or session cookie. */
export async function requireOwner(
  request: Request,
  services: Services,
  ourOrigins: readonly string[],
): Promise<OwnerId> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const account = await verifyAccessToken(services.keys, bearer, services.now());
    if (account === null)
      throw new ApiFailure("unauthenticated", { detail: "The access token is expired or not ours." });
    return ownerOf(account);
  }
  const cookie = readSessionCookie(request);
  if (cookie === null) throw new ApiFailure("unauthenticated");
  const hash = await sessionTokenHash(cookie);
  const session = await withConnection(services.connect, (db) => findSession(system, db, hash, services.now()));
  if (!session) throw new ApiFailure("unauthenticated", { detail: "The session has ended. Sign in again." });
  requireOurOrigin(request, ourOrigins);
  return ownerOf(session.accountId);
}

/** A cookie is sent by any site's page: what changes something, or opens a socket, must come from ours. */
export function requireOurOrigin(request: Request, ourOrigins: readonly string[]): void {
  const upgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (!upgrade && (request.method === "GET" || request.method === "HEAD")) return;
  const origin = request.headers.get("origin");
  if (origin === null ? request.headers.get("sec-fetch-site") === "same-origin" : ourOrigins.includes(origin)) return;
  throw new ApiFailure("origin_not_allowed", {
    detail: origin ? `${origin} isn't this site.` : "The Origin header is missing.",
  });
}

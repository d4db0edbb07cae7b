import { spendRefreshToken } from "@daybook/db/session-families";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { daybookItself } from "../audit/caller.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { type Api, route } from "../http/api-router.ts";
import { SESSION_LIFE } from "../http/session-cookie.ts";
import type { Env } from "../runtime/env.ts";
import { namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { ACCESS_TOKEN_LIFE } from "../tokens/access-claims.ts";
import { accessTokenSigners } from "../tokens/access-token.ts";
import { readRefreshToken, successorsOf } from "../tokens/refresh-token.ts";
import { accessTokenOf } from "./open-session.ts";

const refused = (rule: string, message: string) =>
  namedFailure("unauthenticated", { in: "body", path: "refreshToken", rule }, message);

/** So long a verifier may keep our public keys: no longer than a new one waits before it signs. */
const KEYS_KEPT = 5 * 60;

export function tokenRoutes(api: Api): void {
  route(api, "POST /v1/tokens", async ({ body, services, env, origin }) => {
    const { claims, refreshToken } = await spend(services, env, body.refreshToken);
    const accessToken = await accessTokenOf(services, origin, claims);
    const tokens = { accessToken, expiresIn: ACCESS_TOKEN_LIFE, refreshToken };
    return Response.json(tokens, { headers: { "cache-control": "no-store" } });
  });

  route(api, "GET /.well-known/jwks.json", async ({ services }) => {
    const { all } = await accessTokenSigners(services.keys);
    const keys = [...all.values()].map(({ jwk }) => jwk);
    return Response.json({ keys }, { headers: { "cache-control": `public, max-age=${KEYS_KEPT}` } });
  });
}

/** Spends a refresh token for its successor, or throws why not. */
async function spend(services: Services, env: Env, text: string) {
  const spent = await readRefreshToken(text);
  if (!spent) throw refused("forged", "This isn't a refresh token of ours.");
  const following = await successorsOf(services.keys, spent.token);
  const successors = following.map(({ tokenHash }) => tokenHash);
  const now = services.now();
  const outcome = await transact(services.connect, async (db) => {
    const spending = { now, expiresAt: now + SESSION_LIFE * 1000 };
    const spentNow = await spendRefreshToken(system, db, { ...spent, successors }, spending);
    if (spentNow.kind === "reused" && spentNow.now)
      audit(services, db, daybookItself, {
        ...{ act: "session.token_reused", subject: { kind: "session", id: spentNow.session } },
        log: { account: spentNow.accountId },
      });
    return spentNow;
  });
  if (outcome.kind === "reused") {
    if (outcome.now) await closeConsoles(env, outcome.accountId, { proofs: [outcome.session] });
    throw refused(
      "token_reused",
      "A refresh token of this sign-in was used twice, so that it was ended: sign in again. If only one program has it, somebody else does too.",
    );
  }
  const next = outcome.kind === "renewed" ? following[outcome.successor] : undefined;
  if (outcome.kind === "unknown" || !next) throw refused("expired", "This sign-in has ended. Sign in again.");
  const { accountId: account, session, provedAt } = outcome;
  return { claims: { account, session, provedAt }, refreshToken: next.token };
}

import { type AccountRow, findSession, insertSession, renewSession } from "@daybook/db/accounts";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { becoming } from "../audit/caller.ts";
import { callerIn } from "../http/caller-in.ts";
import { SESSION_LIFE, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { type Services, system } from "../runtime/services.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";
import { mintReadableToken } from "../tokens/access-token.ts";
import { firstRefreshToken } from "../tokens/refresh-token.ts";
import { deviceCookie } from "./known-device.ts";
import { placeOf } from "./place-of.ts";
import { presentAccount } from "./present.ts";

interface Session {
  token: string;
  tokenHash: Uint8Array;
  now: number;
  expiresAt: number;
}

async function newSession(services: Services): Promise<Session> {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const now = services.now();
  return { token, tokenHash: await sessionTokenHash(token), now, expiresAt: now + SESSION_LIFE * 1000 };
}

/** How somebody came in. */
export type SessionMethod = "password" | "mail" | "passkey" | "google" | "github" | "microsoft" | "oidc";

/** Who comes in, from where: what a session is known by later. */
export interface Arrival {
  method: SessionMethod;
  request: Request;
  origin: string;
  /** What was shown besides, where the account asks for more than one thing. */
  secondFactor?: "code" | "recovery_code";
  /** Its first session, of which the entry about the account's making tells. */
  isFirst?: boolean;
  /** A program that will come back with refresh tokens, and has no use for a cookie. */
  program?: boolean;
}

/** Longer than any browser's name for itself. */
const LONGEST_AGENT = 400;

/**
 * Signs an account in on a device: a session row, its cookie, and a bearer token for programs; a program's has a refresh
 * token in the place of the cookie. For `signIn`, which asks for whatever else the account wants shown first; a new
 * account's own sign-up may call it by itself.
 */
export async function openSession(
  services: Services,
  account: AccountRow,
  { method, secondFactor, request, origin, isFirst = false, program = false }: Arrival,
): Promise<Response> {
  const { token: cookie, ...row } = await newSession(services);
  const refresh = program ? await firstRefreshToken() : null;
  const hashes = refresh ? { tokenHash: refresh.tokenHash, familyHash: refresh.familyHash } : {};
  const userAgent = (request.headers.get("user-agent") ?? "").slice(0, LONGEST_AGENT);
  const known = { method, userAgent, ...placeOf(request) };
  const id = services.newId();
  await transact(services.connect, async (db) => {
    await insertSession(system, db, { ...row, ...hashes, ...known, id, accountId: account.id });
    if (isFirst) return;
    const after = { method, ...(secondFactor ? { secondFactor } : {}) };
    const who = { ...becoming(callerIn(request, undefined), account.id), via: "session" as const, viaId: id };
    audit(services, db, who, { act: "session.opened", subject: { kind: "session", id }, after });
  });
  const tokens = refresh ? { refreshToken: refresh.token } : { cookie };
  return signedIn(services, account, origin, 201, { id, provedAt: row.now, ...tokens });
}

/**
 * Gives the session of a token's hash another token. Of two tabs that ask at once one is answered a cookie; their
 * browser has it then, so the other needs none. Null when the session isn't this owner's, or not any more.
 */
export async function renewedSession(
  services: Services,
  owner: OwnerId,
  account: AccountRow,
  hash: Uint8Array,
  origin: string,
): Promise<Response | null> {
  const { token, ...renewal } = await newSession(services);
  const outcome = await transact(services.connect, async (db) => {
    const session = await findSession(system, db, hash, renewal.now);
    if (session?.accountId !== owner) return null;
    const renewed = await renewSession(owner, db, hash, renewal);
    return { id: session.id, ...(renewed ? { cookie: token } : {}), provedAt: session.provedAt };
  });
  return outcome && signedIn(services, account, origin, 200, outcome);
}

interface SignedIn {
  /** The session's. */
  id: string;
  provedAt: number;
  cookie?: string;
  refreshToken?: string;
}

async function signedIn(
  services: Services,
  account: AccountRow,
  origin: string,
  status: 200 | 201,
  { id, provedAt, cookie, refreshToken }: SignedIn,
): Promise<Response> {
  // A program keeps no cookies: there is no device to know again.
  const device = status === 201 && cookie !== undefined ? await deviceCookie(services, account.id, origin) : null;
  const body = {
    account: presentAccount(account, origin),
    accessToken: await accessTokenOf(services, origin, { account: account.id, session: id, provedAt }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
  const headers = new Headers({ "cache-control": "no-store" });
  if (cookie !== undefined) headers.append("set-cookie", sessionCookie(cookie, origin));
  if (device !== null) headers.append("set-cookie", device);
  return Response.json(body, { status, headers });
}

/** A bearer token of a session, such as every Worker that may be asked now can read. */
export function accessTokenOf(
  services: Services,
  origin: string,
  claims: { account: string; session: string; provedAt: number },
): Promise<string> {
  const now = services.now();
  return mintReadableToken(services.keys, claims, { origin, now, alone: now >= (services.replacesUntil ?? 0) });
}

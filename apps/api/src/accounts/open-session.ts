import { type AccountRow, findSession, insertSession, renewSession } from "@daybook/db/accounts";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { becoming } from "../audit/caller.ts";
import { callerIn } from "../http/caller-in.ts";
import { callerOf } from "../http/network-address.ts";
import { SESSION_LIFE, sessionCookie, sessionTokenHash } from "../http/session-cookie.ts";
import { type Services, system } from "../runtime/services.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";
import { mintAccessToken } from "../tokens/access-token.ts";
import { deviceCookie } from "./known-device.ts";
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
}

/** Longer than any browser's name for itself. */
const LONGEST_AGENT = 400;

/**
 * Signs an account in on a device: a session row, its cookie, and a bearer token for programs. For `signIn`, which asks
 * for whatever else the account wants shown first; a new account's own sign-up may call it by itself.
 */
export async function openSession(
  services: Services,
  account: AccountRow,
  { method, secondFactor, request, origin, isFirst = false }: Arrival,
): Promise<Response> {
  const { token, ...row } = await newSession(services);
  const userAgent = (request.headers.get("user-agent") ?? "").slice(0, LONGEST_AGENT);
  const known = { method, userAgent, network: callerOf(request) };
  await transact(services.connect, async (db) => {
    const id = services.newId();
    await insertSession(system, db, { ...row, ...known, id, accountId: account.id });
    if (isFirst) return;
    const after = { method, ...(secondFactor ? { secondFactor } : {}) };
    const who = { ...becoming(callerIn(request, undefined), account.id), via: "session" as const, viaId: id };
    audit(services, db, who, { act: "session.opened", subject: { kind: "session", id }, after });
  });
  return signedIn(services, account, origin, 201, { token, provedAt: row.now });
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
    return { token: renewed ? token : null, provedAt: session.provedAt };
  });
  return outcome && signedIn(services, account, origin, 200, outcome);
}

async function signedIn(
  services: Services,
  account: AccountRow,
  origin: string,
  status: 200 | 201,
  { token, provedAt }: { token: string | null; provedAt: number },
): Promise<Response> {
  const now = services.now();
  const device = status === 201 ? await deviceCookie(services, account.id, origin) : null;
  const body = {
    account: presentAccount(account, origin),
    accessToken: await mintAccessToken(services.keys, account.id, now, provedAt),
  };
  const headers = new Headers({ "cache-control": "no-store" });
  if (token !== null) headers.append("set-cookie", sessionCookie(token, origin));
  if (device !== null) headers.append("set-cookie", device);
  return Response.json(body, { status, headers });
}

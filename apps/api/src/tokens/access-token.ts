import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { type PublicSigners, publicSigners } from "../runtime/ed25519-keys.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { ACCESS_TOKEN_LIFE, type AccessClaims, type KnownToken } from "./access-claims.ts";
import { mintFormerToken, verifyFormerToken } from "./former-access-token.ts";

/** RFC 9068, 2.1: so that no other token of ours can be taken for one. */
const TYPE = "at+jwt";
/** Longer than any of ours. */
const LONGEST = 2_048;

/** Where tokens are made and taken, and when. */
interface Place {
  /** Where this deployment answers: another's tokens are none here. */
  origin: string;
  now: number;
}

/** Whose tokens are meant for the API alone. */
const audienceOf = (origin: string) => `${origin}/v1`;

export const accessTokenSigners = (keys: SigningKeys): Promise<PublicSigners> => publicSigners(keys, "access-token");

/** A bearer token of 30 minutes for programs. Names of claims are RFC 7519's, and OpenID Connect's (Core 1.0, 2). */
export async function mintAccessToken(
  keys: SigningKeys,
  { account, session, provedAt }: AccessClaims,
  { origin, now }: Place,
): Promise<string> {
  const { kid, privateKey } = (await accessTokenSigners(keys)).current;
  const at = Math.floor(now / 1000);
  return new SignJWT({ sid: session, auth_time: Math.floor(provedAt / 1000) })
    .setProtectedHeader({ alg: "EdDSA", typ: TYPE, kid })
    .setIssuer(origin)
    .setAudience(audienceOf(origin))
    .setSubject(account)
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_LIFE)
    .setJti(crypto.randomUUID())
    .sign(privateKey);
}

/** As `mintAccessToken`, or as the version before can read it while it still runs. */
export const mintReadableToken = (
  keys: SigningKeys,
  claims: AccessClaims,
  place: Place & { alone: boolean },
): Promise<string> => (place.alone ? mintAccessToken(keys, claims, place) : mintFormerToken(keys, claims, place.now));

/** Of which key and by which algorithm a text says it is signed; null for what is no token. */
function headerOf(token: string): { alg?: string; kid?: string } | null {
  if (token.length > LONGEST) return null;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return { ...(typeof alg === "string" ? { alg } : {}), ...(typeof kid === "string" ? { kid } : {}) };
  } catch {
    return null;
  }
}

/**
 * What a bearer token speaks for; `forged` is also what never was a token of ours. What its header says chooses among
 * our own keys and between our two algorithms, and nothing else: no key and no address is taken from it.
 */
export async function verifyAccessToken(
  keys: SigningKeys,
  token: string,
  { origin, now }: Place,
): Promise<KnownToken | "expired" | "forged"> {
  const header = headerOf(token);
  if (header?.alg === "HS256" && header.kid === undefined) return verifyFormerToken(keys, token, now);
  const key = (await accessTokenSigners(keys)).all.get(header?.kid ?? "");
  if (header?.alg !== "EdDSA" || !key) return "forged";
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ["EdDSA"],
      typ: TYPE,
      issuer: origin,
      audience: audienceOf(origin),
      requiredClaims: ["exp", "iat", "sub", "sid", "auth_time", "jti"],
      currentDate: new Date(now),
    });
    return knownOf(payload) ?? "forged";
  } catch (error) {
    if (error instanceof errors.JWTExpired) return "expired";
    if (error instanceof errors.JOSEError) return "forged";
    throw error;
  }
}

const knownOf = ({ sub, sid, auth_time: proved }: JWTPayload): KnownToken | null =>
  typeof sub === "string" && typeof sid === "string" && typeof proved === "number"
    ? { account: sub, session: sid, provedAt: proved * 1000 }
    : null;

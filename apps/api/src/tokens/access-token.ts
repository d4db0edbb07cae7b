import { errors, jwtVerify, SignJWT } from "jose";
import type { SigningKeys } from "../runtime/signing-keys.ts";

/** Seconds. */
export const ACCESS_TOKEN_LIFE = 30 * 60;
const ISSUER = "daybook";

/**
 * A bearer token of 30 minutes for programs. Instants are epoch milliseconds; `provedAt`: when the account last showed
 * its password, which a token from a renewed session is younger than.
 */
export async function mintAccessToken(
  keys: SigningKeys,
  accountId: string,
  now: number,
  provedAt = now,
): Promise<string> {
  const { current } = await keys.derived("access-token");
  const at = Math.floor(now / 1000);
  // The name is OpenID Connect's (Core 1.0, 2).
  return new SignJWT({ auth_time: Math.floor(provedAt / 1000) })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setSubject(accountId)
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_LIFE)
    .sign(current);
}

/** The account a bearer token speaks for, and when it last proved itself (epoch ms; null in older tokens); `forged` is also what never was a token of ours. */
export async function verifyAccessToken(
  keys: SigningKeys,
  token: string,
  now: number,
): Promise<{ account: string; provedAt: number | null } | "expired" | "forged"> {
  const { all } = await keys.derived("access-token");
  for (const key of all) {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        requiredClaims: ["exp", "sub"],
        algorithms: ["HS256"],
        currentDate: new Date(now),
      });
      const { sub, auth_time: proved } = payload;
      if (sub === undefined) return "forged";
      return { account: sub, provedAt: typeof proved === "number" ? proved * 1000 : null };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return "expired";
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return "forged";
}

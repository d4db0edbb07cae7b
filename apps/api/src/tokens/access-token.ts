import { errors, jwtVerify, SignJWT } from "jose";
import type { SigningKeys } from "./signing-keys.ts";

/** Seconds. */
export const ACCESS_TOKEN_LIFE = 30 * 60;
const ISSUER = "daybook";

/** A bearer token of 30 minutes for programs. `now` in epoch milliseconds. */
export async function mintAccessToken(keys: SigningKeys, accountId: string, now: number): Promise<string> {
  const { current } = await keys.derived("access-token");
  const at = Math.floor(now / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setSubject(accountId)
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_LIFE)
    .sign(current);
}

/** The account a bearer token speaks for; `forged` is also what never was a token of ours. */
export async function verifyAccessToken(
  keys: SigningKeys,
  token: string,
  now: number,
): Promise<{ account: string } | "expired" | "forged"> {
  const { all } = await keys.derived("access-token");
  for (const key of all) {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        requiredClaims: ["exp", "sub"],
        algorithms: ["HS256"],
        currentDate: new Date(now),
      });
      return payload.sub === undefined ? "forged" : { account: payload.sub };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return "expired";
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return "forged";
}

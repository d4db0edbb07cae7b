import { errors, jwtVerify, SignJWT } from "jose";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { ACCESS_TOKEN_LIFE, type AccessClaims, type KnownToken } from "./access-claims.ts";

/*
 * Access tokens as the version before makes and reads them, signed with a secret (HS256). It made those that are still
 * about when this one takes over, and reads those that are made while both run. The next release drops this file.
 */

const ISSUER = "daybook";

/** So long after it was made a version isn't alone for sure: a deploy replaces Workers one by one, ms. */
const REPLACED_WITHIN = 10 * 60_000;

/** Until when Workers of the version before may still answer, epoch ms; `made` is when the platform took this one. */
export const replacedBy = (made: string | undefined): number => {
  const at = Date.parse(made ?? "");
  return Number.isNaN(at) ? 0 : at + REPLACED_WITHIN;
};

/** With the session's id, which the version before passes over. */
export async function mintFormerToken(keys: SigningKeys, claims: AccessClaims, now: number): Promise<string> {
  const { current } = await keys.derived("access-token");
  const at = Math.floor(now / 1000);
  return new SignJWT({ sid: claims.session, auth_time: Math.floor(claims.provedAt / 1000) })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setSubject(claims.account)
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_LIFE)
    .sign(current);
}

export async function verifyFormerToken(
  keys: SigningKeys,
  token: string,
  now: number,
): Promise<KnownToken | "expired" | "forged"> {
  const { all } = await keys.derived("access-token");
  for (const key of all) {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        requiredClaims: ["exp", "sub"],
        algorithms: ["HS256"],
        currentDate: new Date(now),
      });
      const { sub, sid, auth_time: proved } = payload;
      if (sub === undefined) return "forged";
      return {
        account: sub,
        session: typeof sid === "string" ? sid : null,
        provedAt: typeof proved === "number" ? proved * 1000 : null,
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return "expired";
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return "forged";
}

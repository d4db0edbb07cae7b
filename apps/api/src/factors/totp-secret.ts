import type { Database } from "@daybook/db/connection";
import type { Services } from "../runtime/services.ts";
import { fromBase64Url, toBase64Url } from "../runtime/signing-keys.ts";
import { open, seal } from "../secrets/secrets.ts";
import { toBase32 } from "./base32.ts";
import { DIGITS, STEP } from "./totp.ts";

/** As long as the hash is (RFC 4226, 4). */
const BYTES = 20;
const ISSUER = "Daybook";
const placeOf = (row: string) => ({ purpose: "totp-secret", row }) as const;

/** A new secret for a row, as an app is told it and as it may stand in the database. */
export async function makeTotpSecret(
  services: Services,
  db: Database,
  accountId: string,
  row: string,
): Promise<{ key: string; sealed: string }> {
  const secret = crypto.getRandomValues(new Uint8Array(BYTES));
  return {
    key: toBase32(secret),
    sealed: await seal(services, db, accountId, placeOf(row), toBase64Url(secret)),
  };
}

/** Null for what doesn't open here: it is another account's, or another row's. */
export async function openTotpSecret(
  services: Services,
  db: Database,
  accountId: string,
  { id, sealed }: { id: string; sealed: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const secret = await open(services, db, accountId, placeOf(id), sealed);
  return secret === null ? null : fromBase64Url(secret);
}

/** What a QR code says to an app (Key Uri Format of Google Authenticator). */
export function totpUri(key: string, email: string): string {
  const about = new URLSearchParams({ secret: key, issuer: ISSUER, digits: String(DIGITS), period: String(STEP) });
  return `otpauth://totp/${encodeURIComponent(`${ISSUER}:${email}`)}?${about}`;
}

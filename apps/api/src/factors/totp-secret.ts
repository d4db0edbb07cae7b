import { seal, unseal } from "../runtime/sealed.ts";
import { fromBase64Url, type SigningKeys, toBase64Url } from "../runtime/signing-keys.ts";
import { toBase32 } from "./base32.ts";
import { DIGITS, STEP } from "./totp.ts";

/** As long as the hash is (RFC 4226, 4). */
const BYTES = 20;
const ISSUER = "Daybook";

interface Sealed {
  sealed: string;
  sealedBy: number;
}

export interface NewTotpSecret extends Sealed {
  /** As it is typed into an app. */
  key: string;
}

/** A new secret, as an app is told it and as it may stand in the database. */
export async function makeTotpSecret(keys: SigningKeys, accountId: string): Promise<NewTotpSecret> {
  const secret = crypto.getRandomValues(new Uint8Array(BYTES));
  const { sealed, by } = await seal(keys, `totp:${accountId}`, toBase64Url(secret));
  return { key: toBase32(secret), sealed, sealedBy: by };
}

/** Null when its key isn't there any more, or it is another account's. */
export async function openTotpSecret(
  keys: SigningKeys,
  accountId: string,
  { sealed, sealedBy }: Sealed,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const secret = await unseal<string>(keys, `totp:${accountId}`, sealed, sealedBy);
  return secret === null ? null : fromBase64Url(secret);
}

/** What a QR code says to an app (Key Uri Format of Google Authenticator). */
export function totpUri(key: string, email: string): string {
  const about = new URLSearchParams({ secret: key, issuer: ISSUER, digits: String(DIGITS), period: String(STEP) });
  return `otpauth://totp/${encodeURIComponent(`${ISSUER}:${email}`)}?${about}`;
}

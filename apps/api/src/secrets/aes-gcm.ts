import { fromBase64Url, toBase64Url } from "../runtime/signing-keys.ts";

/** Bytes of an AES-GCM nonce (NIST SP 800-38D). */
const NONCE = 12;
const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

/** An AES-256 key of 32 bytes. */
export const aesKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

/** Nonce and ciphertext in base64url. `binding` must be the same when it is opened. */
export async function encrypt(key: CryptoKey, binding: string, plain: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(binding) }, key, plain);
  return toBase64Url(Uint8Array.from([...iv, ...new Uint8Array(closed)]));
}

/** Null when it was closed by another key, for another binding, or was changed since. */
export async function decrypt(
  key: CryptoKey,
  binding: string,
  closed: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = fromBase64Url(closed);
  if (!bytes) return null;
  try {
    const opening = { name: "AES-GCM", iv: bytes.slice(0, NONCE), additionalData: bytesOf(binding) };
    return new Uint8Array(await crypto.subtle.decrypt(opening, key, bytes.slice(NONCE)));
  } catch {
    return null;
  }
}

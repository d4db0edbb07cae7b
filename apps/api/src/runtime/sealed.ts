import { fromBase64Url, type SigningKeys, toBase64Url } from "./signing-keys.ts";

/** Bytes of an AES-GCM nonce (NIST SP 800-38D). */
const NONCE = 12;
const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

/** A key of our own for what is kept secret, made from the deployment's key `kid`; null when there is none. */
async function keyOf(keys: SigningKeys, kid: number): Promise<CryptoKey | null> {
  const raw = await keys.sign(kid, bytesOf("seal"));
  return raw && crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Something secret as it may stand in the database. Only for the same `owner` can it be opened again. */
export async function seal(keys: SigningKeys, owner: string, secret: unknown): Promise<{ sealed: string; by: number }> {
  const by = keys.current;
  const key = await keyOf(keys, by);
  if (!key) throw new Error("The current key is always there");
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const text = bytesOf(JSON.stringify(secret));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(owner) }, key, text);
  return { sealed: toBase64Url(Uint8Array.from([...iv, ...new Uint8Array(closed)])), by };
}

/** Null when its key isn't in TOKEN_KEYS any more, or it was sealed for somebody else. */
export async function unseal<T>(keys: SigningKeys, owner: string, sealed: string, by: number): Promise<T | null> {
  const bytes = fromBase64Url(sealed);
  const key = bytes && (await keyOf(keys, by));
  if (!key) return null;
  try {
    const opening = { name: "AES-GCM", iv: bytes.slice(0, NONCE), additionalData: bytesOf(owner) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(opening, key, bytes.slice(NONCE)))) as T;
  } catch {
    return null;
  }
}

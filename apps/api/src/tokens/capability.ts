import { fromBase64Url, type SigningKeys, toBase64Url } from "../runtime/signing-keys.ts";

const uuidBytes = (id: string): Uint8Array =>
  Uint8Array.from(id.replaceAll("-", "").match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
const uuidText = (bytes: Uint8Array): string => {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const message = (purpose: string, ids: Uint8Array, epoch: number): Uint8Array<ArrayBuffer> => {
  const label = new TextEncoder().encode(`${purpose}:${epoch}:`);
  const data = new Uint8Array(label.length + ids.length);
  data.set(label);
  data.set(ids, label.length);
  return data;
};

/**
 * A token that is its own permission: `ids ‖ kid ‖ HMAC-SHA-256(key[kid], purpose ‖ epoch ‖ ids)`, base64url. Nothing
 * of it is stored, so it can be written again; raising the epoch ends it.
 */
export async function mintCapability(
  keys: SigningKeys,
  purpose: string,
  ids: readonly string[],
  epoch: number,
): Promise<string> {
  const named = new Uint8Array(16 * ids.length);
  ids.forEach((id, i) => {
    named.set(uuidBytes(id), 16 * i);
  });
  const mac = await keys.sign(keys.current, message(purpose, named, epoch));
  if (!mac) throw new Error("No signing key");
  const token = new Uint8Array(named.length + 1 + mac.length);
  token.set(named);
  token[named.length] = keys.current;
  token.set(mac, named.length + 1);
  return toBase64Url(token);
}

/** The ids a token claims to name, not verified yet; null when it isn't shaped like one of `count` ids. */
export function readCapability(token: string, count: number): string[] | null {
  const bytes = fromBase64Url(token);
  if (bytes?.length !== 16 * count + 33) return null;
  return Array.from({ length: count }, (_, i) => uuidText(bytes.subarray(16 * i, 16 * i + 16)));
}

/** Whether the token was minted by us for this purpose and epoch; in constant time for a given key. */
export async function verifyCapability(
  keys: SigningKeys,
  purpose: string,
  token: string,
  count: number,
  epoch: number,
): Promise<boolean> {
  const bytes = fromBase64Url(token);
  if (bytes?.length !== 16 * count + 33) return false;
  const named = bytes.subarray(0, 16 * count);
  const mac = bytes.subarray(16 * count + 1);
  return keys.verify(bytes[16 * count] ?? 0, mac, message(purpose, named, epoch));
}

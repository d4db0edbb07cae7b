import { fromBase64Url, type SigningKeys, toBase64Url } from "../runtime/signing-keys.ts";

/** What a passkey is asked for: making one for an account, signing in as whoever it belongs to, or an account's proof. */
export type ChallengePurpose = `make:${string}` | "sign_in" | `prove:${string}`;

/** How long one may be answered, ms: an unlocking on another device takes a while. */
export const CHALLENGE_LIFE = 5 * 60_000;

const NONCE = 16;
const MAC = 32;
/** The key's id, and when it ends in epoch seconds. */
const HEAD = 1 + 4;

const signedOf = (purpose: ChallengePurpose, head: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...new TextEncoder().encode(`challenge:${purpose}\0`), ...head]);

/**
 * Signed, so that asking for one writes nothing: it holds what it is for, and when it ends. That it counts once, whoever
 * takes it writes down.
 */
export async function makeChallenge(keys: SigningKeys, purpose: ChallengePurpose, now: number): Promise<string> {
  const head = new Uint8Array(HEAD + NONCE);
  head[0] = keys.current;
  new DataView(head.buffer).setUint32(1, Math.floor((now + CHALLENGE_LIFE) / 1000));
  crypto.getRandomValues(head.subarray(HEAD));
  const mac = await keys.sign(keys.current, signedOf(purpose, head));
  if (!mac) throw new Error("The current key is always there");
  return toBase64Url(Uint8Array.from([...head, ...mac]));
}

/** What is written down of a challenge that is taken; null when it is none of ours, for something else, or over. */
export async function readChallenge(
  keys: SigningKeys,
  challenge: string,
  purpose: ChallengePurpose,
  now: number,
): Promise<{ hash: Uint8Array; expiresAt: number } | null> {
  const bytes = fromBase64Url(challenge);
  if (bytes?.length !== HEAD + NONCE + MAC) return null;
  const head = bytes.slice(0, HEAD + NONCE);
  if (!(await keys.verify(head[0] ?? 0, bytes.slice(HEAD + NONCE), signedOf(purpose, head)))) return null;
  const expiresAt = new DataView(head.buffer).getUint32(1) * 1000;
  if (expiresAt <= now) return null;
  return { hash: new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), expiresAt };
}

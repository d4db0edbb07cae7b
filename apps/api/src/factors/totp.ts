/** Seconds that a code is shown. */
export const STEP = 30;
export const DIGITS = 6;

/** The code of a step (RFC 6238, of RFC 4226 with SHA-1, which is what every app knows). */
export async function totpCode(secret: Uint8Array<ArrayBuffer>, step: number, digits = DIGITS): Promise<string> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter.buffer));
  const offset = mac.getUint8(mac.byteLength - 1) & 15;
  return String((mac.getUint32(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** A clock may be wrong by a step, and a code typed as the next begins. */
const AROUND = [0, -1, 1];

/** The step whose code this is, around `now` (epoch ms); null when it is none. */
export async function stepOfCode(secret: Uint8Array<ArrayBuffer>, code: string, now: number): Promise<number | null> {
  const current = Math.floor(now / 1000 / STEP);
  let found: number | null = null;
  // All are looked at, whichever fits: how long it takes says nothing.
  for (const step of AROUND.map((shift) => current + shift)) {
    if (sameText(await totpCode(secret, step), code)) found ??= step;
  }
  return found;
}

function sameText(one: string, other: string): boolean {
  let differs = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) differs |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return differs === 0;
}

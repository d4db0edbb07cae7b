import type { SigningKeys } from "../runtime/signing-keys.ts";

/** Bytes of a MAC that has to be short: 96 bits can't be guessed over a network (RFC 2104 section 5 asks for 80). */
const LENGTH = 12;

/** `kid ‖ MAC`, where a whole one wouldn't fit. */
export async function shortMac(keys: SigningKeys, kid: number, data: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const mac = await keys.sign(kid, Uint8Array.from(new TextEncoder().encode(data)));
  if (!mac) return null;
  const short = new Uint8Array(LENGTH + 1);
  short[0] = kid;
  short.set(mac.subarray(0, LENGTH), 1);
  return short;
}

/** Whether it is ours; takes as long whatever of it is wrong. */
export async function isShortMac(keys: SigningKeys, given: Uint8Array, data: string): Promise<boolean> {
  const own = given.length === LENGTH + 1 ? await shortMac(keys, given[0] ?? 0, data) : null;
  if (!own) return false;
  let difference = 0;
  for (const [index, byte] of own.entries()) difference |= byte ^ (given[index] ?? 0);
  return difference === 0;
}

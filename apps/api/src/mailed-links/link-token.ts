import type { LinkPurpose } from "@daybook/db/mailed-links";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { mintCapability, readCapability, verifyCapability } from "../tokens/capability.ts";

/** Of one purpose no other's link: a token to verify an address resets no password. */
const purposeOf = (purpose: LinkPurpose) => `mailed-link:${purpose}`;
/** What the browser that asked has, and no mail: it lets the code be tried. */
const TICKET = "mailed-link-ticket";

export const mintLinkToken = (keys: SigningKeys, purpose: LinkPurpose, id: string): Promise<string> =>
  mintCapability(keys, purposeOf(purpose), [id], 0);
export const mintTicket = (keys: SigningKeys, id: string): Promise<string> => mintCapability(keys, TICKET, [id], 0);

async function idOf(keys: SigningKeys, purpose: string, token: string): Promise<string | null> {
  const [id] = readCapability(token, 1) ?? [];
  return id !== undefined && (await verifyCapability(keys, purpose, token, 1, 0)) ? id : null;
}
/** The id of the link that a token is of; null when it is none of ours for this purpose. */
export const readLinkToken = (keys: SigningKeys, purpose: LinkPurpose, token: string): Promise<string | null> =>
  idOf(keys, purposeOf(purpose), token);
export const readTicket = (keys: SigningKeys, token: string): Promise<string | null> => idOf(keys, TICKET, token);

const DIGITS = 6;

async function codeBy(key: Uint8Array, id: string): Promise<string> {
  const raw = Uint8Array.from(key);
  const hmac = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", hmac, new TextEncoder().encode(id));
  // Of 64 bits no digit is seen more often than another by more than one in 10¹³.
  const number = new DataView(mac).getBigUint64(0) % 10n ** BigInt(DIGITS);
  return number.toString().padStart(DIGITS, "0");
}

/** The six digits of a link. */
export async function mailedCode(keys: SigningKeys, id: string): Promise<string> {
  const { current } = await keys.derived("mailed-code");
  return codeBy(current, id);
}

/** Whether a code is a link's, under any of the keys; every digit is looked at. */
export async function isMailedCode(keys: SigningKeys, id: string, code: string): Promise<boolean> {
  const { all } = await keys.derived("mailed-code");
  const codes = await Promise.all(all.map((key) => codeBy(key, id)));
  return codes.map((one) => isSame(one, code)).includes(true);
}

function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ (other.charCodeAt(i) || 0);
  return difference === 0;
}

const PATHS: Record<LinkPurpose, string> = {
  verify: "verify",
  reset: "password",
  magic: "link",
  change: "address",
  undo: "address-back",
  sign_up: "welcome",
};

/** Behind a #, which browsers send to nobody: the token is in no log and no Referer. */
export const linkUrl = async (
  keys: SigningKeys,
  origin: string,
  { purpose, id }: { purpose: LinkPurpose; id: string },
): Promise<string> => `${origin}/sign-in/${PATHS[purpose]}#${await mintLinkToken(keys, purpose, id)}`;

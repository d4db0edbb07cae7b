import { fromBase64Url, type SigningKeys, toBase64Url } from "../runtime/signing-keys.ts";
import { isShortMac, shortMac } from "./short-mac.ts";

interface Booking {
  id: string;
  inviteeEmail: string;
  tokenEpoch: number;
}
const said = ({ id, inviteeEmail, tokenEpoch }: Booking): string =>
  `mailbox:${tokenEpoch}:${id}:${inviteeEmail.toLowerCase()}`;

/**
 * Stands in links of mails alone, never on a page: whoever has it reads the mailbox. The manage link itself shows no such
 * thing, as who books sees it whatever address they typed.
 */
export async function mailboxProof(keys: SigningKeys, booking: Booking): Promise<string> {
  const mac = await shortMac(keys, keys.current, said(booking));
  if (!mac) throw new Error("No signing key");
  return toBase64Url(mac);
}

export async function isMailboxProof(keys: SigningKeys, booking: Booking, proof: string): Promise<boolean> {
  const bytes = fromBase64Url(proof);
  return bytes !== null && isShortMac(keys, bytes, said(booking));
}

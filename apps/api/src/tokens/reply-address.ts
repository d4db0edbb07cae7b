import type { Services } from "../runtime/services.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { isShortMac, shortMac } from "./short-mac.ts";

/** Mail servers may write an address in other letters: small ones and digits alone (RFC 4648 section 6). */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const ID_BYTES = 16;

function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return new Uint8Array(bytes);
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const idOf = (bytes: Uint8Array): string => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const said = (bookingId: string): string => `reply:${bookingId}`;

/**
 * Where calendars answer the invitations to a booking: the inbound address with the booking's id and a MAC after a `+`
 * (RFC 5233). Only who was invited knows it. 64 letters at most before the `@` (RFC 5321 4.5.3.1.1).
 */
async function replyAddress(keys: SigningKeys, inbound: string, bookingId: string): Promise<string> {
  const mac = await shortMac(keys, keys.current, said(bookingId));
  if (!mac) throw new Error("No signing key");
  const id = Uint8Array.from(bookingId.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const at = inbound.lastIndexOf("@");
  return `${inbound.slice(0, at)}+${toBase32(new Uint8Array([...id, ...mac]))}${inbound.slice(at)}`;
}

/** The booking whose answers an address takes; null when it is none of ours. */
export async function bookingOfReplyAddress(
  keys: SigningKeys,
  inbound: string,
  address: string,
): Promise<string | null> {
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  const [own, token] = local.split("+");
  if (`${own}@${domain}` !== inbound.toLowerCase() || token === undefined) return null;
  const bytes = fromBase32(token);
  if (!bytes || bytes.length <= ID_BYTES) return null;
  const id = idOf(bytes.subarray(0, ID_BYTES));
  return (await isShortMac(keys, bytes.subarray(ID_BYTES), said(id))) ? id : null;
}

/** Whom the invitations to a booking are from: where answers are taken, or else whom Daybook's mails are from. */
export const organizerAddress = async (
  { keys, inboundAddress, mailFrom }: Pick<Services, "keys" | "inboundAddress" | "mailFrom">,
  bookingId: string,
): Promise<string> => (inboundAddress === undefined ? mailFrom : replyAddress(keys, inboundAddress, bookingId));

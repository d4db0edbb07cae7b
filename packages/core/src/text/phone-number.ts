import { withLatinDigits } from "./digits.ts";
import { visibleLine } from "./visible.ts";

/** A telephone number as it is kept: as people group it, digits 0 to 9, `-` for any dash; the extension apart. */
export interface PhoneNumber {
  number: string;
  extension: string | null;
}

/** Nobody's number is longer; and the time that reading takes grows with the square of the length. */
const LONGEST = 500;

const extension = /(?:;ext=|[\s,;]*(?:ext(?:ension|n)?|x|#)[\s.:=]*)(\d{1,8})$/i;

/**
 * Reads a number of 5 to 15 digits (E.164) from what somebody wrote or pasted: `+351 912 345 678`, `(020) 7946-0018`,
 * `tel:+351-912-345-678;ext=5`. Null when it isn't one. Which numbers are given out somewhere isn't asked.
 */
export function parsePhoneNumber(text: string): PhoneNumber | null {
  if (text.length > LONGEST) return null;
  const clean = cleaned(text);
  const found = extension.exec(clean);
  const number = (found ? clean.slice(0, found.index) : clean).trim();
  const looksRight = /^\(?\+?[\d ().\-/]+$/.test(number) && /^\d{5,15}$/.test(number.replace(/\D/g, ""));
  return looksRight ? { number, extension: found?.[1] ?? null } : null;
}

/** The number as it is kept and shown, `+49 30 1234 ext. 5`, or null when the text isn't a number. */
export function cleanPhoneNumber(text: string): string | null {
  const found = parsePhoneNumber(text);
  return found && (found.extension === null ? found.number : `${found.number} ext. ${found.extension}`);
}

/** The `tel:` URI of a number (RFC 3966), or null when the text isn't a number. */
export function phoneUri(text: string): string | null {
  const found = parsePhoneNumber(text);
  if (!found) return null;
  const dialled = found.number.replace(/[\s().\-/]/g, "");
  return `tel:${dialled}${found.extension === null ? "" : `;ext=${found.extension}`}`;
}

/** The number as text messages are sent to it (E.164), null without a country code or with an extension. */
export function textedNumber(text: string): string | null {
  const found = parsePhoneNumber(text);
  if (!found || found.extension !== null) return null;
  // `+44 (0)20`: what is dialled at home alone.
  const dialled = found.number.replace(/^(\+\d{1,3}[ .-]?)\(0\)/, "$1").replace(/[\s().\-/]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(dialled) ? dialled : null;
}

function cleaned(text: string): string {
  return withLatinDigits(visibleLine(text).normalize("NFKC"))
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^tel\.?:(?:\/\/)?\s*/i, "")
    .replace(/;(?!ext=)[\w-]+=[^;]*/gi, "");
}

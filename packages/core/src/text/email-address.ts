import { decodePunycode, encodePunycode } from "./punycode.ts";

/** `xn--` before what is Punycode (RFC 5890, 2.3.2.1). */
const ACE = "xn--";

/** What stands in brackets, as mail programs copy it: `Jo Doe <jo@example.com>`. By hand: a pattern's time would grow with the fourth power. */
function inBrackets(text: string): string | null {
  const [open, close] = [text.indexOf("<"), text.lastIndexOf(">")];
  if (open < 0 || close < open) return null;
  const inside = text.slice(open + 1, close).trim();
  const isAlone = !/[@>]/.test(text.slice(0, open)) && !/[<>]/.test(inside) && !/[^\s,;]/.test(text.slice(close + 1));
  return isAlone && inside.slice(1, -1).includes("@") ? inside : null;
}

/**
 * An e-mail address as it is kept, from what somebody wrote or pasted: nothing invisible, `＠` and letters in full width
 * as they are meant, no `mailto:` and no name before it in brackets, the domain in ASCII. Mail goes there as it is, and an
 * address is the same however its domain was written. Whether it is an address, this doesn't say.
 */
export function cleanEmail(text: string): string {
  const pasted = text
    .normalize("NFKC")
    .replace(/\p{DI}/gu, "")
    .trim();
  const address = (inBrackets(pasted) ?? pasted).replace(/^mailto:/i, "");
  const at = address.lastIndexOf("@");
  return at < 0 ? address : `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1))}`;
}

/** IDNA's ToASCII for a domain in NFKC (UTS 46: small letters, and the ideographic full stop is a dot). */
function asciiDomain(domain: string): string {
  const labels = domain.replaceAll("\u3002", ".").split(".");
  return labels.map((label) => (isForeign(label) ? asciiLabel(label.toLowerCase().normalize("NFC")) : label)).join(".");
}
const asciiLabel = (label: string): string => ACE + encodePunycode(label);

/** Letters beyond ASCII, and only what may stand in a host's name; all else stays as it is, to be refused. */
const isForeign = (label: string): boolean =>
  /[^\0-\x7f]/.test(label) && label.length <= 63 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label);

/** An address as people read it: its domain in its own script, where that doesn't pass for another one. */
export function readableEmail(address: string): string {
  const at = address.lastIndexOf("@") + 1;
  return address.slice(0, at) + address.slice(at).split(".").map(readableLabel).join(".");
}

function readableLabel(label: string): string {
  const ascii = label.toLowerCase();
  const decoded = ascii.startsWith(ACE) ? decodePunycode(ascii.slice(ACE.length)) : null;
  if (decoded === null || !isForeign(decoded) || !isOneScript(decoded)) return label;
  return asciiLabel(decoded) === ascii && decoded.normalize("NFKC") === decoded ? decoded : label;
}

/** Letters of one script, so that a Cyrillic "а" among Latin ones stays Punycode. Japanese is written in three. */
const isOneScript = (label: string): boolean =>
  [
    /^[\p{scx=Latn}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{N}-]+$/u,
    /^[\p{scx=Hang}\p{scx=Han}\p{N}-]+$/u,
    /^[\p{scx=Cyrl}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Grek}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Arab}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Hebr}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Deva}\p{N}\p{M}-]+$/u,
    /^[\p{scx=Thai}\p{N}\p{M}-]+$/u,
  ].some((script) => script.test(label));

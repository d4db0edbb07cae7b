// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 3986 has no place for these in a URI
const outsideUri = /[\u0000-\u0020"<>\\^`{|}\u007f-\u009f\u2028\u2029]/g;
const outsideMailbox = /[%?#&,;:/[\]]/g;

/** A URI with what no URI may hold percent-encoded; all else stays as it was written. */
export function uriText(value: string): string {
  return value.trim().toWellFormed().replace(outsideUri, encodeURIComponent);
}

/** The `mailto:` URI of one address, which cannot turn into two or bring headers along (RFC 6068). */
export function mailtoUri(address: string): string {
  return `mailto:${uriText(address.replace(outsideMailbox, encodeURIComponent))}`;
}

/** Where a map shows what was written as an address, in however many lines. */
export const mapUri = (address: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(
    address
      .trim()
      .replace(/\s*\n\s*/g, ", ")
      .toWellFormed(),
  )}`;

import { withoutTurns } from "@daybook/core/text/visible";
import { escape as escapeText } from "ical-generator";

/** Everything some parser takes for the end of a line: Python's `splitlines` also stops at NEL, U+2028 and U+2029. */
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 3.1 forbids exactly these (a tab is allowed)
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A TEXT value (RFC 5545 3.3.11) for the library to escape. Of line breaks it knows CR and LF; control characters and
 * lone surrogates it passes on. What turns the reading direction would turn the calendar program's own words, too.
 */
export function safeText(value: string): string {
  return withoutTurns(value.toWellFormed()).replace(lineBreaks, "\n").replace(controls, "");
}

/** The same for a property the library writes as it is given: UID, NAME and X-WR-CALNAME. */
export function escapedText(value: string): string {
  return escapeText(safeText(value), false);
}

/**
 * A name for a CN parameter. The library writes a double quote as RFC 6868's `^'`, which most calendar programs show as
 * it stands, so it becomes an apostrophe.
 */
export function safeName(value: string): string {
  return safeText(value).replaceAll("\n", " ").replaceAll('"', "'").trim();
}

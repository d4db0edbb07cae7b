/**
 * Where a spreadsheet would take what follows for a formula (OWASP, CSV injection; full-width twins of the signs among
 * them): at the beginning of a cell, and behind what may end one. Where lists are separated by semicolons it parts rows at
 * them, whatever quotes stand around the whole cell, and reads a quoted part without its quotes.
 */
const BEFORE_FORMULA = /(?<=^|[;\t\n])(?="*[=+\-@＝＋－＠])|^(?=[\t\n])/gu;

/**
 * One cell: an apostrophe before what would be a formula, quotes around what needs them (RFC 4180, 2.6 and 2.7). Lines
 * within it end in LF alone, so that CRLF ends rows and nothing else.
 */
function cell(text: string): string {
  const safe = text.replace(/\r\n?/g, "\n").replace(BEFORE_FORMULA, "'");
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** By this Excel knows that a file is in UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

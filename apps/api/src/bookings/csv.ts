/** What a spreadsheet takes for the beginning of a formula, its full-width twins among them (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * One cell: an apostrophe before what would be a formula, quotes around what needs them (RFC 4180, 2.6 and 2.7). Lines
 * within it end in LF alone, so that CRLF ends rows and nothing else.
 */
function cell(text: string): string {
  const safe = (FORMULA.test(text) ? `'${text}` : text).replace(/\r\n?/g, "\n");
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** By this Excel knows that a file is in UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

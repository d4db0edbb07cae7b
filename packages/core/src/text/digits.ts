/** The text with the decimal digits of any script (`٣`, `३`, `３`) as 0 to 9. */
export const withLatinDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));

/** Unicode keeps each script's digits together, in order from zero (4.6 of its core specification). */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

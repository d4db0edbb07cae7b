/** With the digits 0 to 9 whatever script's were typed, and full-width signs as plain ones. */
export const plainDigits = (text: string): string =>
  text.normalize("NFKC").replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

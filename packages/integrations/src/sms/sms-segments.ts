/** 3GPP TS 23.038, 6.2.1: letters of one septet, and those of two that stand behind an escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const ESCAPED = "\f^{}\\[~]|€";

export interface Segments {
  encoding: "GSM-7" | "UCS-2";
  /** How many messages a phone company sends, and bills. */
  count: number;
}

/** How a text is sent: one letter outside GSM-7 makes all of it UCS-2, in which less than half as much fits. */
export function smsSegments(text: string): Segments {
  let septets = 0;
  for (const letter of text) {
    const length = BASIC.includes(letter) ? 1 : ESCAPED.includes(letter) ? 2 : Number.NaN;
    septets += length;
  }
  const isGsm = Number.isFinite(septets);
  const [length, alone, joined] = isGsm ? [septets, 160, 153] : [text.length, 70, 67];
  return { encoding: isGsm ? "GSM-7" : "UCS-2", count: length <= alone ? 1 : Math.ceil(length / joined) };
}

const plainer: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..." };

/** The text without signs of typography that would cost it its encoding, and without what steers direction. */
export const plainSms = (text: string): string =>
  text
    .replace(/[‘’“”–—…]/g, (sign) => plainer[sign] ?? sign)
    .replace(/[\u00a0\u2009\u202f]/g, " ")
    .replace(/[\u2066-\u2069\u200e\u200f]/g, "");

/** Letters that look like another and are none of ASCII: what is not in a catalogue stands out. */
const accented: Readonly<Record<string, string>> = {
  a: "á",
  b: "ƀ",
  c: "ç",
  d: "ð",
  e: "é",
  f: "ƒ",
  g: "ĝ",
  h: "ĥ",
  i: "î",
  j: "ĵ",
  k: "ķ",
  l: "ļ",
  m: "ɱ",
  n: "ñ",
  o: "ö",
  p: "þ",
  q: "ɋ",
  r: "ŕ",
  s: "š",
  t: "ţ",
  u: "û",
  v: "ṽ",
  w: "ŵ",
  x: "ẋ",
  y: "ý",
  z: "ž",
  A: "Å",
  B: "Ɓ",
  C: "Ç",
  D: "Ð",
  E: "É",
  F: "Ƒ",
  G: "Ĝ",
  H: "Ĥ",
  I: "Î",
  J: "Ĵ",
  K: "Ķ",
  L: "Ļ",
  M: "Ṁ",
  N: "Ñ",
  O: "Ö",
  P: "Þ",
  Q: "Ǫ",
  R: "Ŕ",
  S: "Š",
  T: "Ţ",
  U: "Û",
  V: "Ṽ",
  W: "Ŵ",
  X: "Ẋ",
  Y: "Ý",
  Z: "Ž",
};

type Token = string | [name: string, type?: string, format?: unknown];
export type Compiled = Readonly<Record<string, readonly Token[] | string>>;

function mapTexts(tokens: readonly Token[] | string, map: (text: string) => string): readonly Token[] {
  const list = typeof tokens === "string" ? [tokens] : tokens;
  return list.map((token) => {
    if (typeof token === "string") return token === "#" ? token : mapOutsideTags(token, map);
    const [name, type, format] = token;
    if (!(type === "plural" || type === "selectordinal" || type === "select")) return token;
    const cases = Object.entries(format as Record<string, never>).map(([key, value]) =>
      key === "offset" ? [key, value] : [key, mapTexts(value, map)],
    );
    return [name, type, Object.fromEntries(cases)];
  });
}

const mapOutsideTags = (text: string, map: (text: string) => string): string =>
  text
    .split(/(<\/?\w+\/?>)/)
    .map((part) => (/^<\/?\w+\/?>$/.test(part) ? part : map(part)))
    .join("");

const lengthened = (text: string): string => {
  const longer = [...text].map((letter) => accented[letter] ?? letter).join("");
  const more = Math.ceil(text.replace(/\s/g, "").length * 0.4);
  const bare = longer.trimEnd();
  // In words of five, since the words of a longer language can be wrapped as well.
  const filler = "~".repeat(more).replace(/.{5}(?=.)/g, "$& ");
  return more === 0 ? longer : `${bare} ${filler}${longer.slice(bare.length)}`;
};

/** Each message with accents, longer by two fifths, in brackets: what is cut off loses its bracket. */
export const stretched = (catalogue: Compiled): Compiled =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, tokens]) => [key, ["[", ...mapTexts(tokens, lengthened), "]"]]),
  );

/** Each text as it is, but laid out from right to left. */
export const mirrored = (catalogue: Compiled): Compiled =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, tokens]) => [
      key,
      mapTexts(tokens, (text) => (text.trim() ? `\u202E${text}\u202C` : text)),
    ]),
  );

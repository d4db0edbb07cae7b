/**
 * Whether there is anything to see: letters and symbols, but for those that fonts draw as nothing (Unicode's
 * Default_Ignorable_Code_Point, such as the Hangul filler) and the blank Braille pattern.
 */
export const isVisible = (text: string): boolean => /[^\p{C}\p{Z}\p{DI}\u2800]/u.test(text);

/** Embeddings, overrides and isolates (UAX 9): they turn all that follows, so that "exe.cod" reads "doc.exe". */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text without what turns the reading direction of the words after it. */
export const withoutTurns = (text: string): string => text.replace(turns, "");

/**
 * Scripts whose letters are joined or not, or take another form, by an invisible character after them. A combining mark
 * may be any script's.
 */
const joining =
  "[\\p{M}\\u0640\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]";
const emoji = "[\\p{ExtPict}\\p{EMod}]";

/** Where an invisible character is part of what is seen. */
const needed = [
  // Persian and Indic words: between letters, and after a virama (Malayalam's and Sinhala's half forms end so).
  `(?<=${joining})(?<!\\p{DI})[\\u200c\\u200d](?=[\\p{L}\\p{M}])(?!\\p{DI})`,
  "(?<=[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca])\\u200d",
  // A family, a profession: emoji joined into one.
  `(?<=${emoji}\\ufe0f?)\\u200d(?=\\p{ExtPict})`,
  // An emoji in colour or as text, a keycap; an ideograph in one of its forms.
  "(?<=[\\d#*])\\ufe0f(?=\\u20e3)|(?<=(?![\\d#*])\\p{Emoji})[\\ufe0e\\ufe0f]",
  "(?<=\\p{sc=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]",
  "(?<=\\p{sc=Mong})(?<!\\p{DI})[\\u180b-\\u180f]",
  // The flags of England, Scotland and Wales.
  "(?<=\\u{1f3f4})[\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}",
  // Old Korean syllables without a first or middle letter.
  "(?<=[\\u1161-\\u11ff])[\\u115f\\u1160]|[\\u115f\\u1160](?=[\\u1161-\\u11ff])",
].join("|");
export const unseenInLine = new RegExp(`(${needed})|[\\p{DI}\\ufff9-\\ufffb]`, "gu");
/** Marks of direction say where a neutral character belongs, and turn nothing else: right-to-left writers use them. */
export const unseenInText = new RegExp(`(${needed}|[\\u200e\\u200f\\u061c])|[\\p{DI}\\ufff9-\\ufffb]`, "gu");

/**
 * One line without what can't be seen: controls and marks of direction, zero-width spaces, soft hyphens, tags. What
 * emoji, Persian and Indic words are written with stays.
 */
export const visibleLine = (text: string): string => text.replace(unseenInLine, (_, kept) => kept ?? "");

/** The same for a text of several lines, in which marks of direction (U+200E, U+200F, U+061C) may stand. */
export const visibleText = (text: string): string => text.replace(unseenInText, (_, kept) => kept ?? "");

/** A language that Daybook speaks: BCP 47. English is the source. */
export const languages = ["en", "de", "fr", "es", "pt", "ja", "ar"] as const;
export type Language = (typeof languages)[number];

/**
 * For tests and for people who write screens: `en-XA` is English with accents, longer by two fifths and in brackets;
 * `ar-XB` is English that runs from right to left. These tags are the Unicode CLDR's own for this purpose.
 */
export const trialLanguages = ["en-XA", "ar-XB"] as const;
export type TrialLanguage = (typeof trialLanguages)[number];
export type AnyLanguage = Language | TrialLanguage;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  pt: "Português",
  ja: "日本語",
  ar: "العربية",
};

/** The region whose habits are meant where the reader names none. */
const homes: Readonly<Record<Language, string>> = {
  en: "en-GB",
  de: "de-DE",
  fr: "fr-FR",
  es: "es-ES",
  pt: "pt-PT",
  ja: "ja-JP",
  ar: "ar-EG",
};

export const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag);
const isTrial = (tag: string): tag is TrialLanguage => (trialLanguages as readonly string[]).includes(tag);

export const directionOf = (language: AnyLanguage): "ltr" | "rtl" => (/^ar\b/.test(language) ? "rtl" : "ltr");

/** Some systems report what is no language tag, such as "en-US@posix" or "de_DE.UTF-8"; Intl would throw on it. */
export const validTags = (reported: readonly string[]): string[] =>
  reported.flatMap((tag) => {
    try {
      return Intl.getCanonicalLocales(tag.split(/[@.]/)[0]?.replaceAll("_", "-"));
    } catch {
      return [];
    }
  });

/** The first of the reader's tags, in the order of their liking, that we speak; null where it is none. */
export function matchLanguage(tags: readonly string[]): AnyLanguage | null {
  for (const tag of validTags(tags)) {
    if (isTrial(tag)) return tag;
    const [language = ""] = tag.toLowerCase().split("-");
    if (isLanguage(language)) return language;
  }
  return null;
}

/** The tags of an `Accept-Language` header, best first; those of weight 0 and `*` are left out. */
export function acceptedTags(header: string | null | undefined): string[] {
  const weighed = (header ?? "").split(",").flatMap((part) => {
    const [tag = "", ...parameters] = part.trim().split(";");
    const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    const quality = weight === undefined ? 1 : Number(weight);
    const name = tag.trim();
    return name && name !== "*" && quality > 0 ? [{ tag: name, quality }] : [];
  });
  return weighed.sort((a, b) => b.quality - a.quality).map(({ tag }) => tag);
}

/**
 * The tag for `Intl`: the language in the region that the reader's own tags name for it (de-AT, en-US), with the
 * Gregorian calendar, whatever the region's own is.
 */
export function intlTag(language: AnyLanguage, tags: readonly string[] = []): string {
  const spoken: Language = language === "en-XA" || language === "ar-XB" ? "en" : language;
  const regional = validTags(tags).find((tag) => new RegExp(`^${spoken}-`, "i").test(tag));
  const { language: own, script, region } = new Intl.Locale(regional ?? homes[spoken]);
  return `${[own, script, region].filter(Boolean).join("-")}-u-ca-gregory`;
}

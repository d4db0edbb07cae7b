/** Some systems report what is no language tag, such as "en-US@posix"; Intl would throw on it. */
export const validLanguages = (reported: readonly string[]): string[] =>
  reported.flatMap((language) => {
    try {
      return Intl.getCanonicalLocales(language.split(/[@.]/)[0]?.replaceAll("_", "-"));
    } catch {
      return [];
    }
  });

const languages = validLanguages(typeof navigator === "undefined" ? [] : navigator.languages);

/**
 * Sentences are English, so the dates inside them are too, in the English the person reads (en-GB, en-US, en-IN…).
 * Which weekday comes first, and 12 or 24 hours, follow the person's own region whatever their language.
 */
export const dateLocale: string = languages.find((language) => /^en\b/i.test(language)) ?? "en-GB";
const ownLocale: string = languages[0] ?? dateLocale;

type WeekInfo = { firstDay: number };
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** Where the week begins on Sunday or Saturday, for engines without `Intl.Locale` week data (CLDR). */
const sundayRegions = /^(US|CA|MX|BR|JP|KR|TW|HK|IN|IL|ZA|AU|PH|TH|CO|PE|VE|AR|SG|ID)$/;
const saturdayRegions = /^(AE|EG|SA|QA|KW|JO|IQ|IR|AF|DZ|BH|OM|SD|SY|LY)$/;

/** ISO weekday (1 is Monday) with which the person's calendar begins. */
export function firstWeekday(language: string = ownLocale): number {
  try {
    const locale: LocaleWithWeek = new Intl.Locale(language).maximize();
    const known = locale.getWeekInfo?.() ?? locale.weekInfo;
    if (known) return known.firstDay;
    const region = locale.region ?? "";
    return sundayRegions.test(region) ? 7 : saturdayRegions.test(region) ? 6 : 1;
  } catch {
    return 1;
  }
}

export type Clock = "24" | "12";

export function usualClock(language: string = ownLocale): Clock {
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: "numeric" }).resolvedOptions();
  return hour12 ? "12" : "24";
}

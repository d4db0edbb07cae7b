import { readerTags } from "../words/reader.ts";
import { intl } from "../words/words.ts";

/** Which weekday comes first, and 12 or 24 hours, follow the person's own region whatever language they read. */
const ownLocale = (): string => readerTags()[0] ?? intl();

type WeekInfo = { firstDay: number };
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** Where the week begins on Sunday or Saturday, for engines without `Intl.Locale` week data (CLDR). */
const sundayRegions = /^(US|CA|MX|BR|JP|KR|TW|HK|IN|IL|ZA|AU|PH|TH|CO|PE|VE|AR|SG|ID)$/;
const saturdayRegions = /^(AE|EG|SA|QA|KW|JO|IQ|IR|AF|DZ|BH|OM|SD|SY|LY)$/;

/** ISO weekday (1 is Monday) with which the person's calendar begins. */
export function firstWeekday(tag: string = ownLocale()): number {
  try {
    const locale: LocaleWithWeek = new Intl.Locale(tag).maximize();
    const known = locale.getWeekInfo?.() ?? locale.weekInfo;
    if (known) return known.firstDay;
    const region = locale.region ?? "";
    return sundayRegions.test(region) ? 7 : saturdayRegions.test(region) ? 6 : 1;
  } catch {
    return 1;
  }
}

export type Clock = "24" | "12";

export function usualClock(tag: string = ownLocale()): Clock {
  const { hour12 } = new Intl.DateTimeFormat(tag, { hour: "numeric" }).resolvedOptions();
  return hour12 ? "12" : "24";
}

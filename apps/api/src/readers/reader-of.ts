import type { BookingRow } from "@daybook/db/bookings";
import { type AnyLanguage, acceptedTags, matchLanguage } from "@daybook/words/languages";
import type { Reader } from "@daybook/words/server";

/** What may be known of how somebody reads. `locale` is a BCP 47 tag. */
interface Known {
  timezone: string;
  locale?: string | null | undefined;
  hour12?: boolean | null | undefined;
}

/** Who has told nothing, or a language that Daybook doesn't speak, reads English. */
function readerOf({ timezone, locale, hour12 }: Known): Reader {
  const tags = locale ? [locale] : [];
  return { language: matchLanguage(tags) ?? "en", tags, zone: timezone, clock: hour12 ? "12" : "24" };
}

/** How the invitee of a booking reads its mails and its calendar entry. */
export const readerOfInvitee = (
  booking: Pick<BookingRow, "inviteeTimezone" | "inviteeLocale" | "inviteeHour12">,
): Reader =>
  readerOf({ timezone: booking.inviteeTimezone, locale: booking.inviteeLocale, hour12: booking.inviteeHour12 });

/** How a host reads mails, feeds and what is made in their name. */
export const readerOfHost = (host: Known): Reader => readerOf(host);

/** A header that is longer is nobody's choice of languages. */
const LONGEST = 1_000;

/** In which language a request wants its page: the link's own (`?lang=`), else the browser's. */
export function languageOfRequest(request: Request): AnyLanguage {
  const asked = new URL(request.url).searchParams.getAll("lang").slice(0, 1);
  const accepted = acceptedTags(request.headers.get("accept-language")?.slice(0, LONGEST));
  return matchLanguage([...asked, ...accepted]) ?? "en";
}

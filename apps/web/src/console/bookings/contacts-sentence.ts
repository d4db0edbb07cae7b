import { t } from "../../words/words.ts";

/** What a host is told when their pages have written to as many new people as they may within an hour; null before. */
export function contactsSentence(contacts: { lastHour: number; mostPerHour: number } | undefined): string | null {
  if (!contacts || contacts.lastHour < contacts.mostPerHour) return null;
  return t("bookings.contacts", { people: contacts.mostPerHour });
}

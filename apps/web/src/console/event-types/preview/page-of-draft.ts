import type { BookingPage } from "@daybook/contract/pages";
import { t } from "../../../words/words.ts";
import { bodyOf } from "../draft/event-type-draft.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";

/** The booking page as it would be. */
export function pageOfDraft(draft: EventTypeDraft, host: BookingPage["host"], timezone: string): BookingPage {
  const { title, slug, description, durations, ink, location, price, changeNotice, questions, maxGuests } =
    bodyOf(draft);
  return {
    host,
    eventType: {
      slug,
      title: title || t("eventTypes.preview.untitled"),
      description: description.trim(),
      durations: durations.length > 0 ? durations : [30],
      ink,
      // People see where a call takes place once they have booked.
      location: location.kind === "link" ? { kind: "link", value: "" } : location,
      price: price.trim(),
      changeNotice,
      paused: false,
      questions,
      maxGuests,
      timezone,
    },
  };
}

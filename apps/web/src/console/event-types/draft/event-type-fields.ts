import type { EventType, NewEventType } from "@daybook/contract/event-types";
import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { saidMessages } from "@daybook/core/bookings/messages";
import { usualReminders } from "@daybook/core/bookings/reminders";
import { type WindowDraft, windowDraftOf, windowOf } from "./booking-window.ts";
import { draftsOf, type QuestionDraft, questionsOf } from "./question-drafts.ts";
import { slugWhenLeft } from "./slug.ts";

/** What a host decides about an event type, as it is sent. */
export type EventTypeSettings = Pick<EventType, keyof NewEventType>;

/** The fields that the form keeps in another shape than they are sent in. */
interface DraftShapes {
  bookingWindow: WindowDraft;
  questions: QuestionDraft[];
}

/** The same as it stands in the form. */
export type EventTypeDraft = Omit<EventTypeSettings, keyof DraftShapes> & DraftShapes;

interface Field<Sent, Draft> {
  /** In the form of a new event type. */
  blank: Draft;
  read(sent: Sent): Draft;
  write(draft: Draft): Sent;
}

/** A field that is sent as it stands in the form. */
const plain = <Value>(blank: Value): Field<Value, Value> => ({
  blank,
  read: (sent) => sent,
  write: (draft) => draft,
});

/** An address of a call as one pastes it, such as meet.example/ines, is one of the web. */
function located({ kind, value }: EventTypeSettings["location"]): EventTypeSettings["location"] {
  const place = value.trim();
  const isBare = kind === "link" && /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#:]\S*)?$/u.test(place);
  return { kind, value: isBare ? `https://${place}` : place };
}

/** Every field of an event type, once: a new one of the contract's is added here, and where it is typed in. */
export const eventTypeFields: { [F in keyof EventTypeSettings]: Field<EventTypeSettings[F], EventTypeDraft[F]> } = {
  title: { ...plain(""), write: (title) => title.trim() },
  slug: { ...plain(""), write: slugWhenLeft },
  description: plain(""),
  scheduleId: plain(""),
  durations: plain([30]),
  slotInterval: plain(30),
  bufferBefore: plain(0),
  bufferAfter: plain(0),
  minimumNotice: plain(120),
  changeNotice: plain(0),
  bookingWindow: { blank: windowDraftOf({ days: 60 }), read: windowDraftOf, write: windowOf },
  location: { ...plain<EventTypeSettings["location"]>({ kind: "in_person", value: "" }), write: located },
  questions: { blank: [], read: draftsOf, write: questionsOf },
  reminders: plain<EventTypeSettings["reminders"]>([...usualReminders]),
  price: plain(""),
  maxGuests: plain(MOST_GUESTS),
  ink: plain<EventTypeSettings["ink"]>("sky"),
  paused: plain(false),
  hidden: plain(false),
  draft: plain(false),
  messages: { ...plain<EventTypeSettings["messages"]>({}), write: saidMessages },
};

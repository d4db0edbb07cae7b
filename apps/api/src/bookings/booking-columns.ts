import { readableEmail } from "@daybook/core/text/email-address";
import { formatDate } from "@daybook/core/time/civil";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import { zone } from "@daybook/core/time/zone";
import { type BookingRow, type GuestRow, standingGuests } from "@daybook/db/bookings";
import type { Words } from "@daybook/words/words";

/** How a file speaks: its zone, and for people in their words, else in keys that stay. */
export interface FileStyle {
  timezone: string;
  words: Words | null;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `2030-01-15 12:30` in a zone: what every spreadsheet reads as date and time. */
function wallTime(instant: number, timezone: string): string {
  const place = zone(timezone);
  if (!place) throw new RangeError(`No zone ${timezone}`);
  const { day, minute } = place.toWall(Math.floor(instant / MINUTE));
  return `${formatDate(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const told = (instant: number | null): string => (instant === null ? "" : formatInstant(instant));

/** A guest as mail programs write people. */
const written = ({ name, email }: GuestRow): string =>
  name === "" ? readableEmail(email) : `${name} <${readableEmail(email)}>`;

/** What stands in each column but those of questions, by its key. */
const columns: Readonly<Record<ColumnKey, (row: BookingRow, style: FileStyle) => string>> = {
  start: ({ start }, { timezone }) => wallTime(start, timezone),
  end: ({ end }, { timezone }) => wallTime(end, timezone),
  timezone: (_, { timezone }) => timezone,
  minutes: ({ start, end }) => String((end - start) / MINUTE),
  state: ({ state }, { words }) => words?.t("file.stateIs", { state }) ?? state,
  event_type: ({ settings }) => settings.title,
  name: ({ inviteeName }) => inviteeName,
  email: ({ inviteeEmail }) => readableEmail(inviteeEmail),
  guests: (row) => standingGuests(row).map(written).join("\n"),
  invitee_timezone: ({ inviteeTimezone }) => inviteeTimezone,
  place: ({ settings: { location } }, { words }) =>
    location.value || (words?.t("file.placeIs", { place: location.kind }) ?? location.kind),
  price: ({ settings }) => settings.price,
  booked_at: ({ createdAt }, { timezone }) => wallTime(createdAt, timezone),
  cancelled_at: ({ cancelledAt }, { timezone }) => (cancelledAt === null ? "" : wallTime(cancelledAt, timezone)),
  cancelled_by: ({ cancelledBy }, { words }) =>
    cancelledBy === null ? "" : (words?.t("file.cancelledByWho", { who: cancelledBy }) ?? cancelledBy),
  cancel_reason: ({ cancelReason }) => cancelReason ?? "",
  start_utc: ({ start }) => told(start),
  end_utc: ({ end }) => told(end),
  id: ({ id }) => id,
};
type ColumnKey =
  | "start"
  | "end"
  | "timezone"
  | "minutes"
  | "state"
  | "event_type"
  | "name"
  | "email"
  | "guests"
  | "invitee_timezone"
  | "place"
  | "price"
  | "booked_at"
  | "cancelled_at"
  | "cancelled_by"
  | "cancel_reason"
  | "start_utc"
  | "end_utc"
  | "id";
const keys = Object.keys(columns) as ColumnKey[];

/** The first row. A question's key says that it is one: it may be worded like a column. */
export const fileHead = (questions: readonly string[], { words }: FileStyle): string[] =>
  words
    ? [...keys.map((column) => words.t("file.column", { column })), ...questions]
    : [...keys, ...questions.map((question) => `answer: ${question}`)];

/** The row of a booking: what it was answered stands under its question, however often that was asked. */
export const fileRow = (row: BookingRow, questions: readonly string[], style: FileStyle): string[] => [
  ...keys.map((key) => columns[key](row, style)),
  ...questions.map((question) =>
    row.answers.flatMap(({ label, value }) => (label === question ? [value] : [])).join("\n"),
  ),
];

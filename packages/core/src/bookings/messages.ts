/** The mails to an invitee that a host may word, by the names of their kinds, in the order in which they are sent. */
export const messageKinds = ["confirmed", "reminder", "moved", "cancelled", "follow_up"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A host's own words for a mail: templates (`text/template.ts`). What is empty is said in Daybook's words. */
export interface Message {
  subject: string;
  text: string;
}
export type Messages = { [Kind in MessageKind]?: Message | undefined };

/** Without those that say nothing of their own, in one order. */
export function saidMessages(messages: Messages): Messages {
  const said = messageKinds.flatMap((kind) => {
    const { subject = "", text = "" } = messages[kind] ?? {};
    return subject.trim() || text.trim() ? [[kind, { subject, text }] as const] : [];
  });
  return Object.fromEntries(said);
}

/** What is filled into the placeholders of every mail, on one line each. */
const everywhere = [
  "invitee_name",
  "first_name",
  "host",
  "event",
  "date",
  "time",
  "end_time",
  "timezone",
  "duration",
  "place",
  "price",
] as const;

/** What only some of the mails have. */
const ofKind = {
  confirmed: { lines: [], inText: ["booking_link"] },
  reminder: { lines: ["soon"], inText: ["booking_link"] },
  moved: { lines: ["previous_date", "previous_time"], inText: ["booking_link"] },
  cancelled: { lines: [], inText: ["reason", "page_link"] },
  follow_up: { lines: [], inText: ["page_link"] },
} as const satisfies Record<MessageKind, { lines: readonly string[]; inText: readonly string[] }>;

export type Placeholder = (typeof everywhere)[number] | (typeof ofKind)[MessageKind]["lines" | "inText"][number];

/** The placeholders that may stand in a kind's subject or text. A subject has no links, and nothing of several lines. */
export function placeholdersOf(kind: MessageKind, field: keyof Message): readonly Placeholder[] {
  const { lines, inText } = ofKind[kind];
  return field === "subject" ? [...everywhere, ...lines] : [...everywhere, ...lines, ...inText];
}

/** Characters of a template, and how many placeholders it may hold. */
export const MOST_OF_SUBJECT = 200;
export const MOST_OF_TEXT = 5_000;
export const MOST_PLACEHOLDERS = 60;
/** Characters of a subject once it is filled in: the rest is cut. */
export const LONGEST_SUBJECT = 300;

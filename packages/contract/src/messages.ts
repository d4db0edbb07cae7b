import {
  type Message,
  type MessageKind,
  MOST_OF_SUBJECT,
  MOST_OF_TEXT,
  MOST_PLACEHOLDERS,
  messageKinds,
  placeholdersOf,
} from "@daybook/core/bookings/messages";
import { templateFault, templatePieces } from "@daybook/core/text/template";
import { z } from "zod";
import { givenLocation } from "./location.ts";
import { operations } from "./operation.ts";
import { id, line, locale, minutes, text } from "./primitives.ts";
import { type Broken, rule } from "./rule.ts";

/** Says which placeholder of a template can't stand there. */
const fits =
  (kind: MessageKind, field: keyof Message) =>
  (template: string): Broken | null => {
    const known = placeholdersOf(kind, field);
    const fault = templateFault(template, known);
    if (fault?.rule === "unclosed_placeholder") {
      const { placeholder } = fault;
      const message = `“${placeholder}” begins with a brace that isn't closed. A placeholder is written like {date}.`;
      return { rule: fault.rule, message, params: { placeholder } };
    }
    if (fault) {
      const options = known.map((name) => `{${name}}`).join(", ");
      const message = `“${fault.placeholder}” isn't a placeholder here. These are: ${options}.`;
      return { rule: fault.rule, message, params: { placeholder: fault.placeholder, options } };
    }
    const actual = templatePieces(template).filter((piece) => "placeholder" in piece).length;
    if (actual <= MOST_PLACEHOLDERS) return null;
    const message = `At most ${MOST_PLACEHOLDERS} placeholders; there are ${actual}.`;
    return { rule: "too_many_placeholders", message, params: { max: MOST_PLACEHOLDERS, actual } };
  };

const listed = (kind: MessageKind, field: keyof Message): string =>
  placeholdersOf(kind, field)
    .map((name) => `\`{${name}}\``)
    .join(" ");
const subjectOf = (kind: MessageKind) =>
  line(MOST_OF_SUBJECT)
    .superRefine(rule(fits(kind, "subject")))
    .describe(`One line. Placeholders: ${listed(kind, "subject")}. Empty: Daybook's own words`);
const textOf = (kind: MessageKind) =>
  text(MOST_OF_TEXT)
    .superRefine(rule(fits(kind, "text")))
    .describe(
      `Plain text; a blank line begins a paragraph. Placeholders: ${listed(kind, "text")}. Empty: Daybook's own words`,
    );

const messageOf = (kind: MessageKind) =>
  z.strictObject({ subject: subjectOf(kind).default(""), text: textOf(kind).default("") });

const ofEachKind = <T>(make: (kind: MessageKind) => T) =>
  Object.fromEntries(messageKinds.map((kind) => [kind, make(kind)])) as Record<MessageKind, T>;

/** A host's own words for the mails to invitees; a kind that is absent is said in Daybook's. */
export const messages = z
  .strictObject(ofEachKind((kind) => messageOf(kind).optional()))
  .describe(
    "Your own words for the mails to invitees, by kind; what is absent or empty is said in Daybook's. Placeholders are filled in the reader's language, zone and clock. They hold for every mail whose first attempt comes later, of bookings already made too",
  );

const ofEventType = z.strictObject({
  title: line(120, 1),
  duration: minutes(1, 1440),
  location: givenLocation,
  price: line(80),
});
const reading = locale.optional().describe("The reader's; your own when absent");

const draftOf = <K extends MessageKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    subject: subjectOf(kind).default(""),
    text: textOf(kind).default(""),
    locale: reading,
    eventType: ofEventType.describe("Settings not saved yet"),
  });
const trialOf = <K extends MessageKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    subject: subjectOf(kind).optional().describe("Words not saved yet; those that are saved when absent"),
    text: textOf(kind).optional().describe("Words not saved yet; those that are saved when absent"),
    locale: reading,
    eventType: ofEventType.partial().optional().describe("Settings not saved yet; those that are saved when absent"),
  });

export const messageOperations = operations({
  "POST /v1/event-types/message-previews": {
    id: "previewMessage",
    summary: "A mail to an invitee as it would be sent, with words not saved yet; changes nothing",
    description: "The booking in it is invented.",
    access: { as: "account", scope: "event-types:read" },
    body: z.discriminatedUnion("kind", [
      draftOf("confirmed"),
      draftOf("reminder"),
      draftOf("moved"),
      draftOf("cancelled"),
      draftOf("follow_up"),
    ]),
    success: {
      status: 200,
      body: z.object({
        subject: z.string(),
        text: z.string(),
        html: z.string().describe("A whole document"),
        ours: z
          .object({ subject: z.string(), text: z.string() })
          .describe("Daybook's own words as a template, in the reader's language: to begin with"),
      }),
    },
    errors: [],
  },
  "POST /v1/event-types/{id}/test-mails": {
    id: "sendTestMail",
    summary: "Send a mail to an invitee to yourself instead",
    description:
      "To the address of your account, by the way that every mail goes. The booking in it is invented, and its subject says that it is a test. Twenty an hour.",
    access: { as: "account", scope: "event-types:write" },
    limit: "trials",
    idempotency: "optional",
    params: z.object({ id }),
    body: z.discriminatedUnion("kind", [
      trialOf("confirmed"),
      trialOf("reminder"),
      trialOf("moved"),
      trialOf("cancelled"),
      trialOf("follow_up"),
    ]),
    success: { status: 202, body: z.object({ id: id.describe("Of the delivery") }) },
    errors: ["not_found", "rate_limited"],
  },
});

export type MessageDraft = z.output<(typeof messageOperations)["POST /v1/event-types/message-previews"]["body"]>;

import type { Mail } from "@daybook/core/ports/mailer";
import type { AnyLanguage } from "@daybook/words/languages";
import { kindsOfMail } from "../booking-kinds.ts";
import { bookingMail } from "../booking-mail.ts";
import type { BookingMailInput, BookingMailKind } from "../booking-mail-input.ts";
import { digestMail } from "../digest-mail.ts";
import { mailedLinkMail } from "../mailed-link-mail.ts";
import { verifyMail } from "../verify-mail.ts";
import { webhookMail } from "../webhook-mail.ts";
import { someBooking, someDigest, someReader } from "./some-booking.ts";

const { start } = someBooking();
const hour = 3_600_000;

/** What a kind has besides what every one has. */
const ofKind: Partial<Record<BookingMailKind, Partial<BookingMailInput>>> = {
  moved: { previousStart: start - 26 * hour },
  cancelled: { cancelledBy: "host", reason: "2 > 1" },
  reminder: { now: start - 24 * hour },
  follow_up: { unsubscribeUrl: "https://daybook.example/unsubscribe/secret-of-jonas" },
  requested: { answerBy: start - 24 * hour },
  declined: { reason: "2 > 1" },
};

/** A letter of each kind and audience, in a language, by what it is. `over` goes into those about a booking. */
export function everyLetter(language: AnyLanguage, over: Partial<BookingMailInput> = {}): [string, Mail][] {
  const reader = someReader({ language, tags: [] });
  const host = { name: "1", address: "1@2.3" };
  const kinds = Object.keys(kindsOfMail) as BookingMailKind[];
  const bookings = kinds.flatMap((kind) =>
    (["invitee", "host"] as const).map((audience): [string, Mail] => [
      `${kind} to the ${audience}`,
      bookingMail(someBooking({ kind, audience, reader, ...ofKind[kind], ...over })),
    ]),
  );
  return [
    ...bookings,
    ["digest", digestMail(someDigest({ reader, to: over.host ?? host }))],
    ["digest of an empty day", digestMail(someDigest({ reader, bookings: [], to: over.host ?? host }))],
    [
      "verify an address",
      verifyMail({
        reader,
        dedupeKey: "verify/1",
        to: { address: "1@2.3" },
        code: "482 913",
        url: "https://daybook.example/verify/secret",
        until: start,
      }),
    ],
    ...(["reset", "magic", "changed", "nobody", "welcome", "exists"] as const).map((kind): [string, Mail] => [
      `mailed link: ${kind}`,
      mailedLinkMail({
        reader,
        dedupeKey: `link/${kind}`,
        to: { address: "1@2.3" },
        kind,
        url: "https://daybook.example/sign-in/link#secret",
        ...(kind === "magic" ? { code: "482 913" } : {}),
        ...(kind === "changed" ? { became: "4@5.6" } : {}),
        until: start,
      }),
    ]),
    [
      "webhook paused",
      webhookMail({
        reader,
        dedupeKey: "webhook/1",
        to: host,
        at: start,
        url: "https://4.5.6.7/8",
        description: "",
        by: "failing",
        error: "",
        consoleUrl: "https://daybook.example/console/webhooks/1",
      }),
    ],
  ];
}

import type { AllOperations } from "@daybook/contract/all-operations";
import type { AuditAct } from "@daybook/contract/audit-acts";

type Writing<K> = K extends `GET ${string}` ? never : K;
export type WritingOperation = Writing<keyof AllOperations>;

/** What the audit log has to say of a call, or why it says nothing. */
export type Audited =
  | {
      act: AuditAct;
      /** In the log of another account than the world's: of whom its link is. */
      of?: "another";
      /** What else is told of the same call, after it. */
      also?: readonly AuditAct[];
      /** Who it is by; the account, by what it has signed in with, when absent. */
      by?: "invitee" | "daybook" | "nobody";
      /** What it is about, where that isn't in the act's name. */
      subject?: string;
      /** Fields that have to be told of, before and after. */
      tells?: { before?: object; after?: object };
    }
  | { exempt: string };

const exempt = (reason: string): Audited => ({ exempt: reason });
const reads = exempt("it only reads, and sends a body because an address would be too short");
const sends = exempt("it sends a sample, changes nothing of the account, and is in the log of deliveries");

/** Every operation that writes, with the one entry it leaves when its sample is called. A new operation goes here. */
export const auditedActs: Record<WritingOperation, Audited> = {
  "POST /v1/accounts": { act: "account.created", tells: { after: { timezone: "UTC" } } },
  "POST /v1/sessions": { act: "session.opened", tells: { after: { method: "password" } } },
  "POST /v1/sessions/refresh": exempt("the session goes on; browsers do it by themselves all day"),
  "DELETE /v1/sessions/current": { act: "session.ended" },
  "DELETE /v1/sessions/{id}": { act: "session.revoked" },
  "DELETE /v1/sessions": { act: "session.others_ended", subject: "account" },
  "POST /v1/tokens": exempt("the session goes on; programs do it by themselves all day"),
  "PATCH /v1/me": {
    act: "account.changed",
    tells: { before: { name: "Test Host" }, after: { name: "New Name", timezone: "Europe/Lisbon" } },
  },
  "POST /v1/sessions/passkey": { act: "session.opened", tells: { after: { method: "passkey" } } },
  "POST /v1/sessions/second-factor": {
    act: "session.opened",
    tells: { after: { method: "password", secondFactor: "recovery_code" } },
  },
  "POST /v1/sessions/current/proof": { act: "session.proved", tells: { after: { method: "password" } } },
  "POST /v1/passkeys/challenge": exempt("it tells what a browser asks with, and changes nothing"),
  "POST /v1/passkeys/creation": exempt("it tells what a browser asks with, and changes nothing"),
  "POST /v1/passkeys": { act: "passkey.created" },
  "PATCH /v1/passkeys/{id}": {
    act: "passkey.renamed",
    tells: { before: { name: "Phone" }, after: { name: "Old phone" } },
  },
  "DELETE /v1/passkeys/{id}": { act: "passkey.deleted" },
  "POST /v1/second-factor/setup": exempt("nothing is asked for before a code confirms it"),
  "POST /v1/second-factor": { act: "second_factor.turned_on" },
  "POST /v1/second-factor/recovery-codes": { act: "second_factor.codes_renewed" },
  "DELETE /v1/second-factor": { act: "second_factor.turned_off" },
  "POST /v1/api-keys": { act: "api_key.created", tells: { after: { scopes: ["read", "book"] } } },
  "DELETE /v1/api-keys/{id}": { act: "api_key.revoked" },

  "POST /v1/mailed-links": exempt("it only looks at a link, which is in its body to stand in no log"),
  "POST /v1/me/verifications": exempt("it asks for a mail; what its link does is told when it is used"),
  "POST /v1/me/verifications/code": { act: "account.verified" },
  "POST /v1/verifications": { act: "account.verified", of: "another" },
  "POST /v1/password-resets": exempt("anybody may ask for that mail; what its link does is told when it is used"),
  "POST /v1/password-resets/completion": { act: "account.password_reset", of: "another", also: ["session.opened"] },
  "POST /v1/magic-links": exempt("anybody may ask for that mail; what its link does is told when it is used"),
  "POST /v1/magic-links/completion": { act: "account.verified", of: "another", also: ["session.opened"] },
  "PUT /v1/me/password": { act: "account.password_changed" },
  "POST /v1/me/email-changes": exempt("it asks for a mail; what its link does is told when it is used"),
  "DELETE /v1/me/email-changes/pending": exempt("it takes back what was asked for, and not done"),
  "POST /v1/email-changes": { act: "account.email_changed", of: "another" },
  "POST /v1/email-changes/reversal": { act: "account.email_restored", of: "another" },

  "POST /v1/provider-flows": exempt("somebody goes to another service, and nothing is done yet"),
  "POST /v1/me/provider-flows": exempt("somebody goes to another service, and nothing is done yet"),
  "POST /v1/provider-flows/completion": exempt("its sample declines; who is let in opens a session, as by every way"),
  "POST /v1/provider-flows/current/account": { act: "account.created", tells: { after: { provider: "github" } } },
  "POST /v1/me/identities": { act: "identity.linked", tells: { after: { provider: "github" } } },
  "DELETE /v1/me/identities/{id}": { act: "identity.unlinked", tells: { before: { provider: "github" } } },

  "DELETE /v1/me/deletion": { act: "account.reopened" },
  "DELETE /v1/me/exports/{id}": { act: "export.deleted" },
  "POST /v1/manage/{token}/erasure": { act: "booking.erased", by: "invitee" },
  "POST /v1/me/deletion": { act: "account.closed" },
  "POST /v1/me/exports": { act: "export.asked" },
  "POST /v1/me/exports/{id}/fetches": { act: "export.fetched" },

  "POST /v1/sign-ups": exempt("nothing is made before the mailed link is used"),
  "POST /v1/sign-ups/completion": { act: "account.created" },

  "POST /v1/schedules": { act: "schedule.created", tells: { after: { name: "Hours" } } },
  "PUT /v1/schedules/{id}": { act: "schedule.changed", tells: { before: { overrides: [] } } },
  "DELETE /v1/schedules/{id}": { act: "schedule.deleted" },
  "POST /v1/event-types": { act: "event_type.created", tells: { after: { durations: [30, 60], price: "€45" } } },
  "PATCH /v1/event-types/{id}": {
    act: "event_type.changed",
    tells: { before: { title: "Lesson" }, after: { title: "Renamed" } },
  },
  "DELETE /v1/event-types/{id}": { act: "event_type.deleted" },
  "POST /v1/event-types/{id}/restoration": { act: "event_type.restored" },
  "POST /v1/event-types/{id}/copies": { act: "event_type.copied", tells: { after: { of: "Renamed" } } },
  "PUT /v1/event-type-order": {
    act: "event_type_order.changed",
    subject: "account",
    tells: { before: { groups: [] }, after: { groups: ["Lessons"] } },
  },
  "POST /v1/event-types/preview": reads,
  "POST /v1/event-types/{id}/preview": reads,
  "POST /v1/event-types/message-previews": reads,
  "POST /v1/event-types/{id}/test-mails": sends,

  "POST /v1/bookings": { act: "booking.created", tells: { after: { guests: 1, notify: false } } },
  "POST /v1/bookings/{id}/rescheduling": { act: "booking.rescheduled" },
  "POST /v1/bookings/{id}/cancellation": {
    act: "booking.cancelled",
    tells: { before: { state: "confirmed" }, after: { state: "cancelled" } },
  },
  "POST /v1/bookings/{id}/guests": {
    act: "booking.guests_changed",
    tells: { before: { guests: 1 }, after: { guests: 2 } },
  },
  "DELETE /v1/bookings/{id}/guests/{guestId}": { act: "booking.guests_changed" },
  "POST /v1/bookings/{id}/address-correction": { act: "booking.readdressed" },
  "POST /v1/bookings/{id}/mail-resumption": { act: "booking.resent" },
  "POST /v1/bookings/{id}/keeping": { act: "booking.kept" },
  "POST /v1/pages/{handle}/{slug}/bookings": { act: "booking.created", by: "invitee" },
  "POST /v1/manage/{token}/rescheduling": { act: "booking.rescheduled", by: "invitee" },
  "POST /v1/manage/{token}/cancellation": { act: "booking.cancelled", by: "invitee" },
  "POST /v1/manage/{token}/guests": { act: "booking.guests_changed", by: "invitee" },
  "DELETE /v1/manage/{token}/guests/{guestId}": { act: "booking.guests_changed", by: "invitee" },
  "POST /v1/manage/{token}/mail-resumption": { act: "booking.resent", by: "invitee" },
  "PUT /v1/manage/{token}/reminders": {
    act: "booking.reminders_changed",
    by: "invitee",
    tells: { before: { reminders: true }, after: { reminders: false } },
  },
  "POST /v1/inbound/mail": { act: "booking.answered", by: "invitee", tells: { after: { answer: "declined" } } },
  "POST /v1/inbound/mail-events": exempt("what became of a mail is kept with its delivery"),
  "POST /v1/unsubscribe/{token}": exempt(
    "its sample ends a digest that is off already; one that is on is in its own test",
  ),
  "POST /v1/pages/{handle}/{slug}/holds": exempt("a hold changes nothing that stays"),
  "DELETE /v1/holds/{id}": exempt("a hold changes nothing that stays"),

  "POST /v1/feeds": { act: "feed.created" },
  "POST /v1/feeds/{id}/rotation": { act: "feed.rotated" },
  "DELETE /v1/feeds/{id}": { act: "feed.deleted" },
  "POST /v1/webhooks": { act: "webhook.created" },
  "PATCH /v1/webhooks/{id}": { act: "webhook.changed", tells: { before: { secretUrl: { untold: true } } } },
  "POST /v1/webhooks/{id}/rotation": { act: "webhook.rotated" },
  "DELETE /v1/webhooks/{id}": { act: "webhook.deleted" },
  "POST /v1/webhooks/{id}/ping": sends,
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay": exempt(
    "its sample waits for a webhook that is paused, and nothing is sent again",
  ),
  "POST /v1/webhooks/{id}/replays": exempt("its sample has no dead letters; one that has is in its own test"),
  "POST /v1/chat-channels": { act: "chat_channel.created", tells: { after: { kind: "matrix" } } },
  "PATCH /v1/chat-channels/{id}": {
    act: "chat_channel.changed",
    tells: { before: { name: "Studio", sealed: { untold: true } }, after: { name: "Elsewhere" } },
  },
  "DELETE /v1/chat-channels/{id}": { act: "chat_channel.deleted" },
  "POST /v1/chat-channels/{id}/restoration": { act: "chat_channel.restored" },
  "POST /v1/chat-channels/{id}/test": sends,
  "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay": exempt(
    "its sample waits for a channel that is paused, and nothing is sent again",
  ),
  "POST /v1/chat-channels/{id}/replays": exempt("its sample has no dead letters; one that has is in its own test"),
  "POST /v1/deliveries/{id}/dismissal": { act: "delivery.dismissed" },
  "DELETE /v1/deliveries/{id}/dismissal": { act: "delivery.reopened" },
  "POST /v1/deliveries/{id}/replay": { act: "delivery.replayed", tells: { after: { count: 1 } } },
  "POST /v1/deliveries/replay": exempt("its sample has no dead letters left; one that has is in its own test"),
};

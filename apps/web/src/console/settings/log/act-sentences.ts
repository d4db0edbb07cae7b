import type { AuditAct } from "@daybook/contract/audit-acts";
import type { MessageKey } from "@daybook/words/words";

/** The sentence of each act: who, and what it was about. */
export const actSentences = {
  "account.created": "log.acts.accountCreated",
  "account.changed": "log.acts.accountChanged",
  "session.opened": "log.acts.sessionOpened",
  "session.ended": "log.acts.sessionEnded",
  "session.refused": "log.acts.sessionRefused",
  "api_key.created": "log.acts.apiKeyCreated",
  "api_key.revoked": "log.acts.apiKeyRevoked",
  "booking.created": "log.acts.bookingCreated",
  "booking.rescheduled": "log.acts.bookingRescheduled",
  "booking.cancelled": "log.acts.bookingCancelled",
  "booking.guests_changed": "log.acts.bookingGuestsChanged",
  "booking.readdressed": "log.acts.bookingReaddressed",
  "booking.resent": "log.acts.bookingResent",
  "booking.kept": "log.acts.bookingKept",
  "booking.answered": "log.acts.bookingAnswered",
  "booking.reminders_changed": "log.acts.bookingRemindersChanged",
  "event_type.created": "log.acts.eventTypeCreated",
  "event_type.changed": "log.acts.eventTypeChanged",
  "event_type.copied": "log.acts.eventTypeCopied",
  "event_type.deleted": "log.acts.eventTypeDeleted",
  "event_type.restored": "log.acts.eventTypeRestored",
  "event_type_order.changed": "log.acts.eventTypeOrderChanged",
  "schedule.created": "log.acts.scheduleCreated",
  "schedule.changed": "log.acts.scheduleChanged",
  "schedule.deleted": "log.acts.scheduleDeleted",
  "feed.created": "log.acts.feedCreated",
  "feed.rotated": "log.acts.feedRotated",
  "feed.deleted": "log.acts.feedDeleted",
  "webhook.created": "log.acts.webhookCreated",
  "webhook.changed": "log.acts.webhookChanged",
  "webhook.rotated": "log.acts.webhookRotated",
  "webhook.deleted": "log.acts.webhookDeleted",
  "webhook.paused": "log.acts.webhookPaused",
  "chat_channel.created": "log.acts.channelCreated",
  "chat_channel.changed": "log.acts.channelChanged",
  "chat_channel.deleted": "log.acts.channelDeleted",
  "chat_channel.restored": "log.acts.channelRestored",
  "chat_channel.paused": "log.acts.channelPaused",
  "delivery.replayed": "log.acts.deliveryReplayed",
  "delivery.dismissed": "log.acts.deliveryDismissed",
  "delivery.reopened": "log.acts.deliveryReopened",
} as const satisfies Record<AuditAct, MessageKey>;

type Keys = (typeof actSentences)[AuditAct] | "log.acts.other";

/** One of a later version has no words of its own here. */
export const sentenceOf = (act: string): Keys => actSentences[act as AuditAct] ?? "log.acts.other";

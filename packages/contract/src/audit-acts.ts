/** What an act is about, for whoever looks for one kind of them. */
export const auditGroups = [
  "account",
  "security",
  "bookings",
  "event_types",
  "availability",
  "connections",
  "deliveries",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/**
 * All that the audit log tells of, by its group. A new act is a line here, and its sentence a line in
 * apps/web/src/console/settings/log/act-sentences.ts; an operation that does it says so in apps/api/test/audited-acts.ts.
 */
export const auditActs = {
  "account.created": "account",
  "account.changed": "account",
  "account.closed": "account",
  "account.reopened": "account",
  "export.asked": "account",
  "export.fetched": "account",
  "export.deleted": "account",
  "session.opened": "security",
  "session.ended": "security",
  "session.refused": "security",
  "session.revoked": "security",
  "session.others_ended": "security",
  "session.token_reused": "security",
  "session.proved": "security",
  "passkey.created": "security",
  "passkey.renamed": "security",
  "passkey.deleted": "security",
  "second_factor.turned_on": "security",
  "second_factor.turned_off": "security",
  "second_factor.codes_renewed": "security",
  "account.verified": "security",
  "account.email_changed": "security",
  "account.email_restored": "security",
  "account.password_changed": "security",
  "account.password_reset": "security",
  "api_key.created": "security",
  "api_key.revoked": "security",
  "identity.linked": "security",
  "identity.unlinked": "security",
  "booking.created": "bookings",
  "booking.rescheduled": "bookings",
  "booking.cancelled": "bookings",
  "booking.guests_changed": "bookings",
  "booking.readdressed": "bookings",
  "booking.resent": "bookings",
  "booking.kept": "bookings",
  "booking.answered": "bookings",
  "booking.reminders_changed": "bookings",
  "booking.erased": "bookings",
  "event_type.created": "event_types",
  "event_type.changed": "event_types",
  "event_type.copied": "event_types",
  "event_type.deleted": "event_types",
  "event_type.restored": "event_types",
  "event_type_order.changed": "event_types",
  "schedule.created": "availability",
  "schedule.changed": "availability",
  "schedule.deleted": "availability",
  "feed.created": "connections",
  "feed.rotated": "connections",
  "feed.deleted": "connections",
  "webhook.created": "connections",
  "webhook.changed": "connections",
  "webhook.rotated": "connections",
  "webhook.deleted": "connections",
  "webhook.paused": "connections",
  "chat_channel.created": "connections",
  "chat_channel.changed": "connections",
  "chat_channel.deleted": "connections",
  "chat_channel.restored": "connections",
  "chat_channel.paused": "connections",
  "delivery.replayed": "deliveries",
  "delivery.dismissed": "deliveries",
  "delivery.reopened": "deliveries",
} as const satisfies Record<string, AuditGroup>;

export type AuditAct = keyof typeof auditActs;
export const allAuditActs = Object.keys(auditActs) as AuditAct[];

export const actsOf = (group: AuditGroup): AuditAct[] => allAuditActs.filter((act) => auditActs[act] === group);

/** Whose acts: the account's own by hand, or by one of its keys, an invitee's, Daybook's own, or those of strangers. */
export const auditWho = ["you", "keys", "invitees", "daybook", "strangers"] as const;
export type AuditWho = (typeof auditWho)[number];

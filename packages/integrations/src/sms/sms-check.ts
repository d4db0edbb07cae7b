import type { Sms } from "@daybook/core/ports/sms";

/** Why a text message can never be sent as it is, or null. */
export function smsFault({ to, text, dedupeKey }: Sms): string | null {
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return "the number isn't one with its country code";
  if (text.trim() === "") return "the text is empty";
  // Twilio's bound (21617), kept by every adapter so that the local mailbox refuses what production would.
  if (text.length > 1_600) return "the text is longer than 1,600 characters";
  if (dedupeKey === "") return "the dedupe key is empty";
  return null;
}

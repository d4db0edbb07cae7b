import type { Sms, SmsSender } from "@daybook/core/ports/sms";
import { smsFault } from "./sms-check.ts";

/** A text message as the local mailbox keeps it. `receivedAt` is epoch milliseconds. */
export type StoredSms = Sms & { id: string; receivedAt: number };

/** Where the local mailbox keeps them. A second one with the same `dedupeKey` is a duplicate and is not kept. */
export interface SmsStore {
  putSms(sms: StoredSms): Promise<"stored" | "duplicate">;
}

/** Text messages that stay on this machine, for development and tests. */
export function mailboxSms(store: SmsStore, sources: { now(): number; id(): string }): SmsSender {
  return {
    // It never forgets, but what is developed against it must not count on that: Twilio doesn't know a repeat at all.
    dedupeWindow: 0,
    async send(sms) {
      const fault = smsFault(sms);
      if (fault) return { kind: "refused", reason: fault };
      const id = sources.id();
      try {
        await store.putSms({ ...sms, id, receivedAt: sources.now() });
        return { kind: "sent", id };
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { kind: "failed", reason: `The mailbox did not answer: ${message}` };
      }
    },
  };
}

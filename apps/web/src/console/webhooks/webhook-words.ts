import type { Delivery } from "@daybook/contract/deliveries";
import type { Webhook, WebhookEvent } from "@daybook/contract/webhooks";
import { formatList } from "../../time/format.ts";
import { t } from "../../words/words.ts";

/** What a webhook is called: where it leads. */
export function hostOf({ url }: Pick<Webhook, "url">): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

const short = {
  "booking.created": "created",
  "booking.rescheduled": "rescheduled",
  "booking.cancelled": "cancelled",
  "booking.guests_changed": "guests_changed",
  "webhook.ping": "ping",
  "chat_channel.test": "test",
} as const;

/** An event in words; one of a later version keeps its own name. */
export function eventWords(type: string): string {
  const known = short[type as keyof typeof short];
  return known ? t("webhooks.event", { event: known }) : type;
}

export const eventsWords = (events: readonly WebhookEvent[]): string =>
  formatList(events.map(eventWords), "conjunction");

export interface Standing {
  tone: "ok" | "wait" | "new" | "paused";
  /** A line for each. */
  words: string[];
}

export type Fares = Pick<Webhook, "active" | "pausedAt" | "waiting" | "failed" | "lastDelivery">;

/** How a webhook fares, in a few words. `when` writes an instant. */
export function standingOf(webhook: Fares, when: (instant: string) => string): Standing {
  const { active, pausedAt, waiting, failed, lastDelivery } = webhook;
  const counts = [
    ...(failed > 0 ? [t("webhooks.standing.failed", { count: failed })] : []),
    ...(waiting > 0 ? [t("webhooks.standing.waiting", { count: waiting })] : []),
  ];
  if (!active && pausedAt) {
    return { tone: "paused", words: [t("webhooks.standing.paused", { when: when(pausedAt) }), ...counts] };
  }
  const failing =
    lastDelivery?.ok === false ? [t("webhooks.standing.lastFailed", { when: when(lastDelivery.at) })] : [];
  if (counts.length + failing.length > 0) return { tone: "wait", words: [...counts, ...failing] };
  if (!lastDelivery) return { tone: "new", words: [t("webhooks.standing.new")] };
  return { tone: "ok", words: [t("webhooks.standing.fine", { when: when(lastDelivery.at) })] };
}

export const stateWords = (state: Delivery["state"]): string => t("webhooks.state", { state });

/** What there is to say of one that isn't done, besides its state: what it waits for, or when it is tried next. */
export function waitWords(
  { state, attempts, nextAttemptAt, waitsFor }: Pick<Delivery, "state" | "attempts" | "nextAttemptAt" | "waitsFor">,
  now: number,
  when: (instant: string) => string,
): string | null {
  if (waitsFor !== null) return t("webhooks.delivery.waitsFor");
  if (state !== "waiting" || attempts === 0 || nextAttemptAt === null) return null;
  return Date.parse(nextAttemptAt) > now ? t("webhooks.delivery.nextTry", { when: when(nextAttemptAt) }) : null;
}

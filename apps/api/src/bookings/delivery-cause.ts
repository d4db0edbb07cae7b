import type { DeliveryCause } from "@daybook/contract/bookings";

/**
 * What the words of an attempt come down to. They are written by `effects` and by the mailers in English, for whoever
 * runs this; the first that fits counts. A test lets each of those write its own.
 */
const causes: readonly (readonly [RegExp, DeliveryCause])[] = [
  [/overtaken by a later change/, "overtaken"],
  [/^Nobody writes to this address/, "suppressed"],
  [/the booking was cancelled/, "cancelled"],
  [/switched reminders off/, "switched_off"],
  [/too late to help/, "too_late"],
  [/the next reminder says/, "said_by_next"],
  [/^the recipient's address is not|^422 \S+:.*\b(`?to`?|recipient|email address)\b/i, "address_refused"],
  [/^No mail service is configured|^40[13] /, "not_set_up"],
  [/^429 /, "busy"],
  [/^No answer from|did not answer|answered without an id|^(408|5\d\d) |timed? ?out|ECONN|network/i, "no_answer"],
  [/^No attempt at it ever ended|^Nobody knows whether/, "uncertain"],
  [/is gone\.$/, "gone"],
  [/^4\d\d |^the (reply|subject|dedupe)/, "refused"],
];

export function deliveryCause(lastError: string | null): DeliveryCause | null {
  if (lastError === null) return null;
  return causes.find(([pattern]) => pattern.test(lastError))?.[1] ?? "unknown";
}

import type { Delivery } from "@daybook/contract/deliveries";
import { t } from "../../words/words.ts";
import { deliveryName } from "../bookings/delivery-words.ts";
import { named } from "../bookings/named.ts";
import { eventWords, hostOf } from "../webhooks/webhook-words.ts";

/** How it goes, in words; a way of a later version keeps its own name. */
export const sinkWords = (sink: string): string => t("deliveries.sink", { sink, name: sink });

type Named = Pick<Delivery, "sink" | "type" | "about" | "recipient">;

/** "Confirmation to Jonas", "Booked, to crm.example". `ownAddress` is the reader's. */
export function nameOf({ sink, type, about, recipient }: Named, ownAddress: string): string {
  const { as, name, address } = recipient;
  if (sink === "mail") {
    const you = as === "owner" || (as === "host" && address === ownAddress);
    // What comes later because of a change says so before the colon.
    const kind = about === "" ? type : (about.split(":")[0] ?? about);
    return deliveryName({ kind, to: address, recipient: { as: as === "guest" ? as : "invitee", name, you } });
  }
  const where = name || (address ? hostOf({ url: address }) : sinkWords(sink));
  return t("deliveries.to", { what: eventWords(type), where: named(where) });
}

/** Why it isn't there, in words: of a program's answer its status, of anything else the cause. */
export function causeWords({
  sink,
  cause,
  lastStatus,
}: Pick<Delivery, "sink" | "cause" | "lastStatus">): string | null {
  if (lastStatus !== null && (lastStatus < 200 || lastStatus > 299))
    return t("deliveries.answered", { status: String(lastStatus) });
  if (cause === null || cause === "unknown") return null;
  if (cause === "suppressed") return t("bookings.outcome.stopped");
  if (cause === "no_answer" && sink !== "mail") return t("deliveries.noAnswer");
  return t("bookings.deliveries.cause", { cause });
}

type Waiting = Pick<Delivery, "state" | "attempts" | "nextAttemptAt" | "waitsFor">;

/** Whether it failed and is tried again later by itself, and needn't wait for the one before it. */
export const waitsForTry = ({ state, attempts, nextAttemptAt, waitsFor }: Waiting, now: number): boolean =>
  state === "waiting" && attempts > 0 && waitsFor === null && nextAttemptAt !== null && Date.parse(nextAttemptAt) > now;

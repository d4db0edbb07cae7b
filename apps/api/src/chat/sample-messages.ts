import type { ChatMessage } from "@daybook/contract/chat-channels";
import { DAY, HOUR } from "@daybook/core/time/units";
import { bookingChatMessage } from "@daybook/integrations/chat/chat-message";
import { type Reader, wordsOf } from "@daybook/words/server";

/** The messages about one booking that never was, in the reader's words. `now` in epoch ms. */
export function sampleMessages(
  account: { name: string; handle: string },
  reader: Reader,
  now: number,
  origin: string,
): ChatMessage[] {
  const { t } = wordsOf(reader);
  const start = Math.ceil(now / DAY) * DAY + DAY + 12 * HOUR;
  const booking = {
    title: t("chat.sample.title"),
    invitee: t("chat.sample.invitee"),
    hosts: [account.name],
    start,
    end: start + HOUR,
    location: { kind: "custom" as const, value: "" },
    by: "invitee" as const,
    reason: "",
    // There is no booking to be opened: their page is where one would begin.
    consoleUrl: `${origin}/${account.handle}`,
  };
  return [
    bookingChatMessage({ ...booking, tone: "created" }, reader),
    bookingChatMessage(
      { ...booking, tone: "rescheduled", previousStart: start, start: start + DAY, end: start + DAY + HOUR },
      reader,
    ),
    bookingChatMessage({ ...booking, tone: "cancelled", reason: t("chat.sample.reason") }, reader),
  ];
}

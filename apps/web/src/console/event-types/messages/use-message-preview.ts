import type { Message, MessageKind } from "@daybook/core/bookings/messages";
import type { Language } from "@daybook/words/languages";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useLater } from "../../../time/use-later.ts";
import { t } from "../../../words/words.ts";
import { draftProblems } from "../draft/draft-problems.ts";
import { bodyOf } from "../draft/event-type-draft.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";

/** So long after the last change the letter is asked for, ms. */
const PAUSE = 400;

/** What of an event type stands in a letter. What doesn't fit yet is left out. */
export function letterFacts(draft: EventTypeDraft) {
  const { title, durations, location, price } = bodyOf(draft);
  const problems = draftProblems(draft);
  const fits = (field: string) => !Object.keys(problems).some((path) => path.split(".")[0] === field);
  return {
    title: fits("title") ? title : t("eventTypes.form.newTitle"),
    duration: durations[0] ?? 30,
    location: fits("location") ? location : { kind: "custom" as const, value: "" },
    price: fits("price") ? price : "",
  };
}

interface Wanted {
  kind: MessageKind;
  /** Null while none has fitted yet: there is nothing to show. */
  message: Message | null;
  eventType: ReturnType<typeof letterFacts>;
  /** Of the reader. */
  language: Language;
}

/** The letter as it would be sent; the one before stays until the new one is there. */
export function useMessagePreview({ kind, message, eventType, language }: Wanted) {
  const body = { kind, ...message, eventType, locale: language };
  const asked = useLater(JSON.stringify(body), PAUSE);
  return useQuery({
    queryKey: ["message-preview", asked],
    queryFn: ({ signal }) =>
      call("POST /v1/event-types/message-previews", { body: JSON.parse(asked) as typeof body, signal }),
    placeholderData: keepPreviousData,
    enabled: message !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: 1,
  });
}

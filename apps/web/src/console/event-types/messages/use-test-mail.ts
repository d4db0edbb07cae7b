import type { Message, MessageKind } from "@daybook/core/bookings/messages";
import type { Language } from "@daybook/words/languages";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import type { letterFacts } from "./use-message-preview.ts";

interface Wanted {
  id: string;
  kind: MessageKind;
  message: Message;
  eventType: ReturnType<typeof letterFacts>;
  language: Language;
}

/** Sends the letter as it stands to the host's own address. */
export function useTestMail({ id, kind, message, eventType, language }: Wanted) {
  const keys = useKeyFor();
  return useMutation({
    mutationFn: () => {
      const body = { kind, ...message, eventType, locale: language };
      return call("POST /v1/event-types/{id}/test-mails", {
        params: { id },
        body,
        idempotencyKey: keys.of(body),
      });
    },
    onSuccess: () => keys.settle(),
  });
}

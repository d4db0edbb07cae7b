import type { EventType } from "@daybook/contract/event-types";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { eventTypesQuery } from "../../../api/organizer.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { deletedHere } from "./deleted-here.ts";

/** Brings a deleted event type back, wherever it was deleted. */
export function useRestore() {
  const client = useQueryClient();
  return async function restore({ id, title }: Pick<EventType, "id" | "title">): Promise<void> {
    try {
      await call("POST /v1/event-types/{id}/restoration", { params: { id } });
      deletedHere.delete(id);
      toast(t("eventTypes.said.back", { title }), { about: id });
      await client.invalidateQueries({ queryKey: eventTypesQuery().queryKey });
    } catch (error) {
      toast(t("eventTypes.said.stillDeleted", { title, reason: errorSentence(error) }), {
        about: id,
        undo: () => void restore({ id, title }),
      });
    }
  };
}

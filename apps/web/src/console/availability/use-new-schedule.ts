import type { NewSchedule } from "@daybook/contract/schedules";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../../api/client.ts";
import { errorSentence } from "../../api/error-sentence.ts";
import { newKey } from "../../api/new-key.ts";
import { scheduleQuery, schedulesQuery } from "../../api/organizer.ts";
import { toast } from "../../ui/toast.tsx";
import { toSchedule } from "../links.ts";

/** Makes a schedule and opens it. */
export function useNewSchedule() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (body: NewSchedule) => {
    try {
      const made = await call("POST /v1/schedules", { body, idempotencyKey: newKey() });
      client.setQueryData(scheduleQuery(made.id).queryKey, made);
      await client.invalidateQueries({ queryKey: schedulesQuery().queryKey });
      await navigate(toSchedule(made.id));
    } catch (error) {
      toast(errorSentence(error));
    }
  };
}

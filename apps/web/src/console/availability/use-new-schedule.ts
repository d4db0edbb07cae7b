import type { NewSchedule } from "@daybook/contract/schedules";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../../api/client.ts";
import { scheduleQuery, schedulesQuery } from "../../api/organizer.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { errorSentence } from "../error-sentence.ts";
import { toSchedule } from "../links.ts";

/** Makes a schedule and opens it; says why not, and answers false, when that fails. */
export function useNewSchedule() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keys = useKeyFor();
  return async (body: NewSchedule): Promise<boolean> => {
    try {
      const made = await call("POST /v1/schedules", { body, idempotencyKey: keys.of(body) });
      keys.settle();
      client.setQueryData(scheduleQuery(made.id).queryKey, made);
      await client.invalidateQueries({ queryKey: schedulesQuery().queryKey });
      await navigate(toSchedule(made.id));
      return true;
    } catch (error) {
      toast(errorSentence(error));
      return false;
    }
  };
}

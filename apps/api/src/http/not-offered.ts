import type { FieldProblem } from "@daybook/contract/problem";
import { type ApiFailure, fieldFailure } from "../runtime/failure.ts";

/** An appointment that lasts none of what the event type offers; minutes. */
export function notOffered(durations: readonly number[], place: FieldProblem["in"] = "body"): ApiFailure {
  const options = durations.join(", ");
  return fieldFailure("duration", "not_offered", `One of ${options} minutes.`, { in: place, params: { options } });
}

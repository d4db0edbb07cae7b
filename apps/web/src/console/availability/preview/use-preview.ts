import type { EventType } from "@daybook/contract/event-types";
import type { NewSchedule } from "@daybook/contract/schedules";
import { zone } from "@daybook/core/time/zone";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call } from "../../../api/client.ts";
import { useLater } from "../../../time/use-later.ts";
import { overridesFrom } from "../hours/override-draft.ts";
import { previewGrid } from "./preview-grid.ts";

interface Question {
  from: string;
  to: string;
  timezone: string;
  duration: number;
}

const previewQuery = (id: string, body: Question & { schedule?: NewSchedule }) =>
  queryOptions({
    queryKey: ["preview", id, body],
    queryFn: ({ signal }) => call("POST /v1/event-types/{id}/preview", { params: { id }, body, signal }),
    placeholderData: keepPreviousData,
  });

/** What people would be offered, by hours as they stand in the form; null while those make no sense. */
export function usePreview(eventType: EventType | undefined, question: Question, schedule: NewSchedule | null) {
  const written = schedule && JSON.stringify(schedule);
  const [good, setGood] = useState(written);
  // Hours that overlap say so themselves; meanwhile the last good ones stay in sight.
  if (written !== null && written !== good) setGood(written);
  const settled = useLater(good, 250);
  const asked = useMemo(() => (settled === null ? null : (JSON.parse(settled) as NewSchedule)), [settled]);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...previewQuery(eventType?.id ?? "", {
      ...question,
      ...(asked ? { timezone: asked.timezone, schedule: asked } : {}),
    }),
    enabled: asked !== null && eventType !== undefined,
  });
  const there = zone(question.timezone) ?? zone("UTC");
  const overrides = useMemo(() => overridesFrom(asked?.overrides ?? []), [asked]);
  return {
    grid: data && there && eventType ? previewGrid(data, there, eventType.slotInterval) : null,
    overrides,
    error: data ? null : error,
    stale: isPlaceholderData,
    refetch,
  };
}

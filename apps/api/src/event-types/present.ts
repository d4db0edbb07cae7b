import type { EventType, Ink } from "@daybook/contract/event-types";
import { formatInstant } from "@daybook/core/time/instant";
import type { EventTypeRow } from "@daybook/db/event-types";

export function presentEventType(
  row: EventTypeRow,
  place: { handle: string; origin: string },
  nextFree?: number | null,
): EventType {
  const {
    id,
    title,
    slug,
    description,
    scheduleId,
    durations,
    slotInterval,
    bufferBefore,
    bufferAfter,
    minimumNotice,
    bookingWindow,
    location,
    questions,
    price,
    changeNotice,
    ink,
    paused,
    hidden,
    version,
  } = row;
  return {
    id,
    title,
    slug,
    description,
    scheduleId,
    durations,
    slotInterval,
    bufferBefore,
    bufferAfter,
    minimumNotice,
    bookingWindow,
    location,
    questions: questions as EventType["questions"],
    price,
    changeNotice,
    ink: ink as Ink,
    paused,
    hidden,
    version,
    handle: place.handle,
    url: `${place.origin}/${place.handle}/${slug}`,
    createdAt: formatInstant(row.createdAt),
    ...(nextFree === undefined ? {} : { nextFree: nextFree === null ? null : formatInstant(nextFree) }),
  };
}

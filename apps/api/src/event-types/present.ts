import type { EventType } from "@daybook/contract/event-types";
import { formatInstant } from "@daybook/core/time/instant";
import type { EventTypeRow } from "@daybook/db/event-types";

/** A row as its owner is told of it: all its fields and all its rules, but what is Daybook's own. */
export function presentEventType(
  {
    accountId: _,
    teamId: __,
    deletedAt: ___,
    groupId: ____,
    position: _____,
    rules,
    createdAt,
    messages,
    ...row
  }: EventTypeRow,
  place: { handle: string; origin: string },
  nextFree?: number | null,
): EventType {
  return {
    ...(row as Omit<typeof row, "ink" | "questions"> & Pick<EventType, "ink" | "questions">),
    ...rules,
    messages: messages ?? {},
    handle: place.handle,
    url: `${place.origin}/${place.handle}/${row.slug}`,
    createdAt: formatInstant(createdAt),
    ...(nextFree === undefined ? {} : { nextFree: nextFree === null ? null : formatInstant(nextFree) }),
  };
}

import type { EventType } from "@daybook/contract/event-types";

/** What is done to the list, on whatever was read of it. */
export type Edit = (items: readonly EventType[]) => EventType[];

const underWay = new Set<Edit>();

/** From now until the function it returns is called, all that is read is shown with this edit. */
export function beginEdit(edit: Edit): () => void {
  underWay.add(edit);
  return () => void underWay.delete(edit);
}

/** What was read, with the edits whose answers aren't there yet: it may be from before them. */
export const withEdits = (items: EventType[]): EventType[] => [...underWay].reduce((so, edit) => edit(so), items);

import type { Booked } from "@daybook/contract/pages";

/** What the confirmation shows, kept in the history's state: a reload shows it again, and nobody else sees it. */
export interface BookedState {
  booked: Booked;
  name: string;
  email: string;
  timezone: string;
}

export const bookedInto = (state: BookedState) => ({ daybook: state });

export function bookedFrom(state: unknown): BookedState | null {
  if (typeof state !== "object" || state === null || !("daybook" in state)) return null;
  const found = (state as { daybook: Partial<BookedState> | null }).daybook;
  return found?.booked?.manageUrl && found.booked.location && typeof found.name === "string"
    ? (found as BookedState)
    : null;
}

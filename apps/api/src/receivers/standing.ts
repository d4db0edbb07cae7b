import { formatInstant } from "@daybook/core/time/instant";
import type { Standing } from "@daybook/db/receiver-deliveries";

export const toldInstant = (at: number | null): string | null => (at === null ? null : formatInstant(at));

/** What is told of each webhook and channel besides what it is. */
export const presentStanding = (standing: Standing | undefined) => ({
  waiting: standing?.waiting ?? 0,
  failed: standing?.failed ?? 0,
  lastDelivery: standing?.last ? { ...standing.last, at: formatInstant(standing.last.at) } : null,
});

import { prepareHost } from "@daybook/core/availability/host";
import { type HostGroup, offer } from "@daybook/core/availability/offer";
import type { Database } from "@daybook/db/connection";
import type { EventTypeRow } from "@daybook/db/event-types";
import { loadTimeline } from "@daybook/db/offer-inputs";
import { hoursOf } from "@daybook/db/schedules";
import type { OwnerId } from "@daybook/db/scopes";
import { REACH } from "../offers/prepared-inputs.ts";

const DAY = 86_400_000;
/** How far ahead the console looks, and in which steps. */
const HORIZON = 90 * DAY;
const STEP = 7 * DAY;

/** The next free start of each event type, epoch ms or null; one read of the host's timeline serves all. */
export async function nextFreeOf(
  owner: OwnerId,
  db: Database,
  rows: readonly EventTypeRow[],
  now: number,
): Promise<Map<string, number | null>> {
  const found = new Map<string, number | null>();
  if (rows.length === 0) return found;
  const hoursById = await hoursOf(owner, db, [...new Set(rows.map((row) => row.scheduleId))]);
  const { appointments, busy } = await loadTimeline(owner, db, now - REACH, now + HORIZON + REACH);
  for (const row of rows) {
    const hours = hoursById.get(row.scheduleId);
    const duration = row.durations[0];
    if (!hours || row.paused || duration === undefined) {
      found.set(row.id, null);
      continue;
    }
    const host = prepareHost({ hostId: owner, hours, appointments, busy, holds: [] });
    const groups: HostGroup[] = [{ hosts: [host], need: "all" }];
    let next: number | null = null;
    for (let from = now; next === null && from < now + HORIZON; from += STEP)
      next = offer({ groups, rules: { ...row.rules, duration }, now, from, to: from + STEP }).starts[0] ?? null;
    found.set(row.id, next);
  }
  return found;
}

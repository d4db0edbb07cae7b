import { prepareHost } from "@daybook/core/availability/host";
import { offer } from "@daybook/core/availability/offer";
import type { EventTypeRules } from "@daybook/core/bookings/settings";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import { withConnection } from "@daybook/db/connection";
import { loadTimeline } from "@daybook/db/offer-inputs";
import { hoursOf } from "@daybook/db/schedules";
import type { OwnerId } from "@daybook/db/scopes";
import { notOffered } from "../http/not-offered.ts";
import { holdsOfHosts } from "../objects/host-desks.ts";
import { cutStarts } from "../offers/cut-starts.ts";
import { dateRange } from "../offers/date-range.ts";
import { holdsOf } from "../offers/hold-block.ts";
import { REACH } from "../offers/prepared-inputs.ts";
import type { Env } from "../runtime/env.ts";
import { fieldFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

interface UnsavedQuestion {
  from: string;
  to: string;
  timezone: string;
  duration?: number | undefined;
  eventType: EventTypeRules & { scheduleId: string; durations: readonly number[] };
}

/** What people would be offered with these settings: the owner's own time, as it is now. */
export async function offerUnsaved(services: Services, env: Env, owner: OwnerId, question: UnsavedQuestion) {
  const { scheduleId, durations, ...rules } = question.eventType;
  const duration = question.duration ?? durations[0] ?? 0;
  if (!durations.includes(duration)) throw notOffered(durations);
  const range = dateRange(question);
  const { hours, timeline } = await withConnection(services.connect, async (db) => ({
    hours: (await hoursOf(owner, db, [scheduleId])).get(scheduleId),
    timeline: await loadTimeline(owner, db, range.from - REACH, range.to + REACH),
  }));
  if (!hours) throw fieldFailure("eventType.scheduleId", "unknown_schedule", "You have no such schedule.");
  const { hostId } = timeline;
  const holds = [...holdsOf(await holdsOfHosts(env, [hostId]), hostId)];
  const host = prepareHost({ ...timeline, hours, holds });
  const groups = [{ hosts: [host], need: "all" as const }];
  const { starts } = offer({ groups, rules: { ...rules, duration }, now: services.now(), ...range });
  const cut = cutStarts([...starts], question);
  return {
    slots: cut.starts.map((start) => ({ start: formatInstant(start), end: formatInstant(start + duration * MINUTE) })),
    ...(cut.nextFrom ? { nextFrom: cut.nextFrom } : {}),
  };
}

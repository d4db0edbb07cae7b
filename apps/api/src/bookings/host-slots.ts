import type { HostSlots } from "@daybook/contract/bookings";
import type { Refused } from "@daybook/contract/event-types";
import { hostChoice } from "@daybook/core/availability/host-choice";
import { type HostGroup, type OfferRules, offer, type RefusedStart } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import type { BookingRow } from "@daybook/db/bookings";
import { type Database, withConnection } from "@daybook/db/connection";
import { loadOfferInputs, titlesOf } from "@daybook/db/offer-inputs";
import type { EventTypePage, OwnerId } from "@daybook/db/scopes";
import { moveGroups, moveSettings } from "../booking-changes/commit-move.ts";
import { tellRefused } from "../event-types/preview.ts";
import { notOffered } from "../http/not-offered.ts";
import { cutStarts } from "../offers/cut-starts.ts";
import { dateRange } from "../offers/date-range.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { preparedGroups, REACH } from "../offers/prepared-inputs.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { hostsAlone } from "./hosts-alone.ts";

interface Question {
  from: string;
  to: string;
  timezone: string;
  duration?: number | undefined;
}
interface Asked {
  groups: readonly HostGroup[];
  rules: OfferRules;
  except?: { appointmentId: string };
  /** The page offers nothing, whatever its hours are. */
  paused: boolean;
}

const QUARTER = 15 * MINUTE;

/** The times of an event type as its host may book them for somebody, decided as the booking itself will be. */
export function timesOfHost(
  services: Services,
  owner: OwnerId,
  page: EventTypePage,
  holds: HoldsByHost,
  question: Question,
): Promise<HostSlots> {
  return answer(services, owner, page, question, (inputs) => {
    const { settings } = inputs;
    if (settings.deleted) throw new ApiFailure("not_found");
    const duration = requireOffered(settings.durations, question.duration ?? settings.durations[0]);
    return { groups: preparedGroups(inputs, holds), rules: { ...settings, duration }, paused: settings.paused };
  });
}

/** The times that a host may move a booking to: its own time doesn't block. */
export function movesOfHost(
  services: Services,
  owner: OwnerId,
  row: BookingRow,
  holds: HoldsByHost,
  question: Question,
): Promise<HostSlots> {
  return answer(services, owner, row, question, (inputs) => {
    const settings = moveSettings(inputs, row, "host");
    const duration = requireOffered(settings.durations, question.duration ?? (row.end - row.start) / MINUTE);
    const except = { appointmentId: row.appointmentId };
    return { groups: moveGroups(inputs, row, holds), rules: { ...settings, duration }, except, paused: false };
  });
}

function requireOffered(durations: number[], asked: number | undefined): number {
  if (asked !== undefined && durations.includes(asked)) return asked;
  throw notOffered(durations, "query");
}

async function answer(
  services: Services,
  owner: OwnerId,
  { eventTypeId, hostIds }: { eventTypeId: string; hostIds: readonly string[] },
  question: Question,
  ask: (inputs: NonNullable<Awaited<ReturnType<typeof loadOfferInputs>>>) => Asked,
): Promise<HostSlots> {
  const range = dateRange(question);
  const mayOverrule = await hostsAlone(services, owner, hostIds);
  return withConnection(services.connect, async (db) => {
    const inputs = await loadOfferInputs(owner, db, eventTypeId, range.from - REACH, range.to + REACH);
    if (!inputs) throw new ApiFailure("not_found");
    const { paused, ...asked } = ask(inputs);
    const query = { ...asked, now: services.now() };
    const starts = offer({ ...query, ...range }).starts;
    const cut = cutStarts(
      [...new Set([...starts, ...quarters(range)])].sort((a, b) => a - b),
      question,
    );
    const choice = hostChoice(query, cut.starts);
    const closed = paused ? choice.offered.map((start): Overruled => ({ start, reason: "page_paused" })) : [];
    const byStart = (all: Overruled[]) => all.sort((a, b) => a.start - b.start);
    const closedToAll = [...closed, ...choice.overrulable];
    const titles = await titlesOfBlocks(owner, db, [...choice.overrulable, ...choice.refused]);
    const { duration } = asked.rules;
    const told = (refused: Overruled) => tellRefused(refused, duration, titles);
    return {
      slots: paused ? [] : choice.offered.map((start) => span(start, duration)),
      overrulable: mayOverrule ? byStart(closedToAll).map(told) : [],
      taken: byStart(mayOverrule ? [...choice.refused] : [...closedToAll, ...choice.refused]).map(told),
      ...(cut.nextFrom ? { nextFrom: cut.nextFrom } : {}),
    };
  });
}

type Overruled = Pick<RefusedStart, "start" | "by"> & { reason: Refused["reason"] };

/** All zones of today are whole quarters of an hour from UTC, so these are the quarters of every clock. */
function quarters({ from, to }: { from: number; to: number }): number[] {
  const first = Math.ceil(from / QUARTER) * QUARTER;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / QUARTER)) }, (_, index) => first + index * QUARTER);
}

const titlesOfBlocks = (owner: OwnerId, db: Database, refused: readonly RefusedStart[]) =>
  titlesOf(owner, db, [...new Set(refused.flatMap(({ by }) => (by?.id && by.kind !== "hold" ? [by.id] : [])))]);

const span = (start: number, duration: number) => ({
  start: formatInstant(start),
  end: formatInstant(start + duration * MINUTE),
});

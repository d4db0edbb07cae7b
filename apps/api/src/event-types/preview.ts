import type { Refused } from "@daybook/contract/event-types";
import type { Hours } from "@daybook/core/availability/hours";
import { offer, type RefusedStart } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import { withConnection } from "@daybook/db/connection";
import { loadOfferInputs, type OfferInputs, titlesOf } from "@daybook/db/offer-inputs";
import type { OwnerId } from "@daybook/db/scopes";

import { notOffered } from "../http/not-offered.ts";
import { cutStarts } from "../offers/cut-starts.ts";

import { dateRange } from "../offers/date-range.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { preparedGroups, REACH } from "../offers/prepared-inputs.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

interface PreviewQuestion {
  from: string;
  to: string;
  timezone: string;
  duration?: number | undefined;
  /** Hours that aren't saved yet: they stand for those of every host. */
  hours?: Hours | undefined;
}

/** So many times make one answer: two weeks of a start each minute, free or refused. */
const MOST_EXPLAINED = 25_000;

/** What people would see, and every refused time with its reason and, for the host's eyes, what stands in the way. */
export async function explainOffer(
  services: Services,
  owner: OwnerId,
  eventTypeId: string,
  holds: HoldsByHost,
  question: PreviewQuestion,
): Promise<{ slots: { start: string; end: string }[]; refused: Refused[]; nextFrom?: string }> {
  const range = dateRange(question);
  return withConnection(services.connect, async (db) => {
    const read = await loadOfferInputs(owner, db, eventTypeId, range.from - REACH, range.to + REACH);
    if (!read || read.settings.deleted) throw new ApiFailure("not_found");
    const { hours } = question;
    const inputs = hours ? { ...read, hosts: read.hosts.map((host) => ({ ...host, hours })) } : read;
    const duration = offeredDuration(inputs, question);
    const { starts, refused } = offer({
      groups: preparedGroups(inputs, holds),
      rules: { ...inputs.settings, duration },
      now: services.now(),
      ...range,
      explain: true,
    });
    const all = [...refused];
    const times = [...starts, ...all.map(({ start }) => start)].sort((a, b) => a - b);
    const cut = cutStarts(times, question, MOST_EXPLAINED);
    const told = new Set(cut.starts);
    const explained = all.filter(({ start }) => told.has(start));
    const inTheWay = new Set(explained.flatMap(({ by }) => (by?.id && by.kind !== "hold" ? [by.id] : [])));
    const titles = await titlesOf(owner, db, [...inTheWay]);
    return {
      slots: inputs.settings.paused
        ? []
        : starts.filter((start) => told.has(start)).map((start) => span(start, duration)),
      refused: explained.map((one) => tellRefused(one, duration, titles)),
      ...(cut.nextFrom ? { nextFrom: cut.nextFrom } : {}),
    };
  });
}

function offeredDuration({ settings }: OfferInputs, { duration }: PreviewQuestion): number {
  const asked = duration ?? settings.durations[0] ?? 0;
  if (settings.durations.includes(asked)) return asked;
  throw notOffered(settings.durations);
}

const span = (start: number, duration: number) => ({
  start: formatInstant(start),
  end: formatInstant(start + duration * MINUTE),
});

/** A refused time as its host is told of it: with what stands in the way. */
export function tellRefused(
  { start, reason, by }: Pick<RefusedStart, "start" | "by"> & { reason: string },
  duration: number,
  titles: ReadonlyMap<string, string>,
): Refused {
  const told = { ...span(start, duration), reason };
  if (!by) return told;
  const title = by.id === undefined ? undefined : titles.get(by.id);
  return {
    ...told,
    by: {
      kind: by.kind,
      ...(title ? { title } : {}),
      start: formatInstant(by.start),
      end: formatInstant(by.end),
    },
  };
}

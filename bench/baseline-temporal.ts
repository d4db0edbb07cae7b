import { Temporal } from "temporal-polyfill";
import type { CaseHost, SlotCase } from "./slot-case.ts";

interface BusyBlock {
  start: number;
  end: number;
}

/** A case with its busy blocks read and sorted, so that only the computation is measured. Epoch milliseconds. */
export interface BaselineInput {
  slotCase: SlotCase;
  from: Temporal.Instant;
  to: Temporal.Instant;
  busy: BusyBlock[][];
}

export function baselineInput(slotCase: SlotCase): BaselineInput {
  const read = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
  return {
    slotCase,
    from: Temporal.Instant.from(slotCase.rangeStart),
    to: Temporal.Instant.from(slotCase.rangeEnd),
    busy: slotCase.hosts.map((host) =>
      (host.busy ?? [])
        .map(({ start, end }) => ({ start: read(start), end: read(end) }))
        .sort((a, b) => a.start - b.start),
    ),
  };
}

/**
 * The obvious implementation, with Temporal and no cleverness: for each date its windows, for each window its grid, for
 * each start a look through the busy blocks. It fits slots into single windows, which is enough for the cases.
 */
export function baselineStarts(input: BaselineInput): number[] {
  const perHost = input.slotCase.hosts.map((host, i) => hostStarts(input, host, input.busy[i] ?? []));
  const [first = [], ...others] = perHost;
  if (input.slotCase.schedulingType === "ROUND_ROBIN") return [...new Set(perHost.flat())].sort((a, b) => a - b);
  return first.filter((start) => others.every((starts) => starts.includes(start)));
}

function hostStarts({ slotCase, from, to }: BaselineInput, host: CaseHost, busy: BusyBlock[]): number[] {
  const length = { minutes: slotCase.eventLengthMinutes };
  const step = { minutes: slotCase.slotIntervalMinutes ?? slotCase.eventLengthMinutes };
  const before = (slotCase.beforeBufferMinutes ?? 0) * 60_000;
  const after = (slotCase.afterBufferMinutes ?? 0) * 60_000;
  const starts: number[] = [];
  const lastDate = to.toZonedDateTimeISO(host.timeZone).toPlainDate();
  let date = from.toZonedDateTimeISO(host.timeZone).toPlainDate().subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(date, lastDate) <= 0; date = date.add({ days: 1 })) {
    for (const window of windowsOn(host, date)) {
      const end = at(date, window.end, window.end <= window.start, host.timeZone);
      let start = at(date, window.start, false, host.timeZone);
      for (; Temporal.Instant.compare(start.add(length), end) <= 0; start = start.add(step)) {
        if (Temporal.Instant.compare(start, from) < 0) continue;
        if (Temporal.Instant.compare(start.add(length), to) > 0) continue;
        const guardStart = start.epochMilliseconds - before;
        const guardEnd = start.add(length).epochMilliseconds + after;
        if (!busy.some((block) => block.start < guardEnd && guardStart < block.end)) {
          starts.push(start.epochMilliseconds);
        }
      }
    }
  }
  return starts;
}

function windowsOn(host: CaseHost, date: Temporal.PlainDate): { start: string; end: string }[] {
  const rows = (host.overrides ?? []).filter((row) => row.date === date.toString());
  if (rows.length === 0) return (host.weekly ?? []).filter(({ days }) => days.includes(date.dayOfWeek % 7));
  return rows.flatMap(({ start, end, unavailable }) =>
    unavailable || start === undefined || end === undefined ? [] : [{ start, end }],
  );
}

function at(date: Temporal.PlainDate, time: string, nextDay: boolean, timeZone: string): Temporal.Instant {
  const day = nextDay || time === "24:00" ? date.add({ days: 1 }) : date;
  return day
    .toPlainDateTime(time === "24:00" ? "00:00" : time)
    .toZonedDateTime(timeZone)
    .toInstant();
}

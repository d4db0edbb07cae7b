import { readFileSync } from "node:fs";
import { type PreparedHost, prepareHost } from "@daybook/core/availability/host";
import type { Hours, HoursWindow } from "@daybook/core/availability/hours";
import type { HostGroup, OfferQuery } from "@daybook/core/availability/offer";
import { parseInstant } from "@daybook/core/time/instant";

/** A slot case as `bench/cases/*.json` writes it. What is optional here may be missing; it then is none or 0. */
export interface SlotCase {
  id?: string;
  rangeStart: string;
  rangeEnd: string;
  /** When the question is asked; a case without it asks at `rangeStart`. */
  now?: string;
  eventLengthMinutes: number;
  slotIntervalMinutes?: number;
  beforeBufferMinutes?: number;
  afterBufferMinutes?: number;
  minimumNoticeMinutes?: number;
  schedulingType?: "COLLECTIVE" | "ROUND_ROBIN" | null;
  hosts: CaseHost[];
}

export interface CaseHost {
  id?: string | number;
  timeZone: string;
  /** `days`: 0 = Sunday … 6 = Saturday. */
  weekly?: (HoursWindow & { days: number[] })[];
  /** Rows of one date add up; a row with `unavailable` adds nothing. */
  overrides?: { date: string; start?: string; end?: string; unavailable?: boolean }[];
  busy?: { start: string; end: string }[];
}

/** Throws with the file's name when it is no slot case. */
export function readSlotCase(file: string): SlotCase {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
  const missing = ["rangeStart", "rangeEnd", "eventLengthMinutes", "hosts"].filter(
    (key) => typeof read !== "object" || read === null || !(key in read),
  );
  if (missing.length > 0) throw new Error(`${file} is no slot case: ${missing.join(", ")} missing`);
  return read as SlotCase;
}

/** The question that a case asks, over prepared hosts. Throws for what is no instant, date, time or zone. */
export function queryOf(slotCase: SlotCase): OfferQuery {
  const { eventLengthMinutes: duration, schedulingType, hosts } = slotCase;
  const from = instant(slotCase.rangeStart);
  if (hosts.length > 1 && !schedulingType) throw new Error("several hosts need a schedulingType");
  return {
    groups: groupsOf(
      schedulingType,
      hosts.map((host, index) =>
        prepareHost({
          hostId: String(host.id ?? index + 1),
          hours: hoursOf(host),
          appointments: [],
          busy: (host.busy ?? []).map(({ start, end }) => ({ start: instant(start), end: instant(end) })),
          holds: [],
        }),
      ),
    ),
    rules: {
      duration,
      slotInterval: slotCase.slotIntervalMinutes ?? duration,
      bufferBefore: slotCase.beforeBufferMinutes ?? 0,
      bufferAfter: slotCase.afterBufferMinutes ?? 0,
      minimumNotice: slotCase.minimumNoticeMinutes ?? 0,
      bookingWindow: null,
    },
    from,
    // The whole slot lies in the range: its last start is one length before the range's end.
    to: instant(slotCase.rangeEnd) - duration * 60_000 + 1,
    now: slotCase.now === undefined ? from : instant(slotCase.now),
  };
}

function hoursOf(host: CaseHost): Hours {
  const overrides = new Map<string, HoursWindow[]>();
  for (const { date, start, end, unavailable } of host.overrides ?? []) {
    const windows = overrides.get(date) ?? [];
    if (!unavailable && start !== undefined && end !== undefined) windows.push({ start, end });
    overrides.set(date, windows);
  }
  return {
    timezone: host.timeZone,
    weekly: (host.weekly ?? []).map(({ days, start, end }) => ({
      days: days.map((day) => (day === 0 ? 7 : day)),
      start,
      end,
    })),
    overrides: [...overrides].map(([date, windows]) => ({ date, windows })),
  };
}

function groupsOf(schedulingType: string | null | undefined, hosts: PreparedHost[]): HostGroup[] {
  if (schedulingType === "ROUND_ROBIN") return [{ hosts, need: 1 }];
  if (!schedulingType || schedulingType === "COLLECTIVE") return [{ hosts, need: "all" }];
  throw new Error(`unknown schedulingType ${schedulingType}`);
}

function instant(text: string): number {
  const milliseconds = parseInstant(text);
  if (milliseconds === null) throw new Error(`not an instant: ${text}`);
  return milliseconds;
}

import type { Refused } from "@daybook/contract/event-types";
import type { PlainKey } from "@daybook/words/words";
import { formatTime } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { t } from "../../words/words.ts";

const plain = {
  past: "bookFor.why.past",
  notice: "bookFor.why.notice",
  window: "bookFor.why.window",
  override: "bookFor.why.override",
  outside_hours: "bookFor.why.outsideHours",
  off_grid: "bookFor.why.offGrid",
  booked: "bookFor.why.booked",
  busy: "bookFor.why.busy",
  held: "bookFor.why.held",
  buffer: "bookFor.why.buffer",
  page_paused: "bookFor.why.paused",
} as const satisfies Record<string, PlainKey>;

const named = {
  booked: "bookFor.why.bookedWith",
  busy: "bookFor.why.busyWith",
  buffer: "bookFor.why.bufferWith",
} as const;

const isKnown = (reason: string): reason is keyof typeof plain => reason in plain;
const hasName = (reason: string): reason is keyof typeof named => reason in named;

/** Why a time isn't offered, in a few words of their own line. A server that is newer may give other reasons. */
export function whyWords({ reason, by }: Pick<Refused, "reason" | "by">, timezone: string, clock: Clock): string {
  if (by?.title && hasName(reason)) {
    const until = formatTime(by.end, timezone, clock);
    return t(named[reason], { title: by.title, from: formatTime(by.start, timezone, clock), until });
  }
  return t(plain[isKnown(reason) ? reason : "outside_hours"]);
}

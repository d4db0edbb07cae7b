import { parseWallTime } from "@daybook/core/time/civil";

export interface TimeSpan {
  start: string;
  end: string;
}

export const minutesOf = (text: string) => parseWallTime(text) ?? 0;
export const byStart = (a: TimeSpan, b: TimeSpan) => minutesOf(a.start) - minutesOf(b.start);

import type { EventType } from "@daybook/contract/event-types";
import { formatInstantDate, formatMinutes, formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { placeWords } from "../../place-words.ts";

/** "or 30, 90" under the big first duration, else "min". */
export const otherDurations = ([, ...others]: readonly number[]): string =>
  others.length > 0 ? `or ${others.join(", ")}` : "min";

/** Where, and what is kept clear around it. */
export function metaWords({ location, bufferBefore, bufferAfter }: EventType): string {
  const kept =
    bufferBefore > 0 && bufferBefore === bufferAfter
      ? [`${formatMinutes(bufferBefore)} kept clear around`]
      : [
          bufferBefore > 0 ? `${formatMinutes(bufferBefore)} kept clear before` : "",
          bufferAfter > 0 ? `${formatMinutes(bufferAfter)} kept clear after` : "",
        ].filter(Boolean);
  return [placeWords(location), ...kept].join(", ");
}

/** "Wed 14 Oct, 11:30". */
export const nextFreeWords = (instant: string, timezone: string, clock: Clock): string =>
  `${formatInstantDate(instant, timezone, "short")}, ${formatTime(instant, timezone, clock)}`;

import type { EventType } from "@daybook/contract/event-types";
import { formatMinutes, formatNumber } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";
import { inARow } from "../../availability/hours/in-a-row.ts";
import { placeWords } from "../../place-words.ts";

/** "or 30, 90" under the big first duration, else "min". */
export const otherDurations = ([, ...others]: readonly number[]): string =>
  others.length > 0
    ? t("eventTypes.row.otherLengths", { lengths: inARow(others.map((one) => formatNumber(one))) })
    : t("eventTypes.row.minutes");

/** Where, and what is kept clear around it. */
export function metaWords({ location, bufferBefore, bufferAfter }: EventType): string {
  const place = placeWords(location);
  const [before, after] = [formatMinutes(bufferBefore), formatMinutes(bufferAfter)];
  if (bufferBefore === 0 && bufferAfter === 0) return place;
  if (bufferBefore === bufferAfter) return t("eventTypes.row.clearAround", { place, length: before });
  if (bufferAfter === 0) return t("eventTypes.row.clearBefore", { place, length: before });
  if (bufferBefore === 0) return t("eventTypes.row.clearAfter", { place, length: after });
  return t("eventTypes.row.clearBeforeAndAfter", { place, before, after });
}

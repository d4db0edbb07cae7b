import { formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { Note } from "../ui/feedback/note.tsx";
import { t } from "../words/words.ts";
import type { Times } from "./use-times.ts";

/** Why the times may not be right any more, and since when. */
export function AgeNote({ times, zone, clock }: { times: Times; zone: string; clock: Clock }) {
  if (!times.answer) return null;
  if (times.error)
    return (
      <Note tone="wait" role="status">
        {t("picker.oldSince", { time: formatTime(times.knownAt, zone, clock) })}
      </Note>
    );
  if (times.answer.stale)
    return (
      <Note tone="wait" role="status">
        {t("picker.calendarSilent")}
      </Note>
    );
  return null;
}

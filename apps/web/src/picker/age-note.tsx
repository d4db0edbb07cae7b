import { formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { Note } from "../ui/feedback/note.tsx";
import type { Times } from "./use-times.ts";

/** Why the times may not be right any more, and since when. */
export function AgeNote({ times, zone, clock }: { times: Times; zone: string; clock: Clock }) {
  if (!times.answer) return null;
  if (times.error)
    return (
      <Note tone="wait" role="status">
        We haven’t been able to look since {formatTime(times.knownAt, zone, clock)}. These times may be out of date.
      </Note>
    );
  if (times.answer.stale)
    return (
      <Note tone="wait" role="status">
        The host’s calendar hasn’t answered for a while. These times may be out of date.
      </Note>
    );
  return null;
}

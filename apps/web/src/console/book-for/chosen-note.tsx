import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import type { BookFor } from "./use-book-for.ts";
import { whyWords } from "./why-words.ts";

/** What choosing a time costs that people aren't offered, before it is booked. */
export function ChosenNote({ state: { chosen, timezone } }: { state: BookFor }) {
  const clock = useClock();
  if (!chosen?.refused) return null;
  const time = formatTime(chosen.start, timezone, clock);
  const why = whyWords(chosen.refused, timezone, clock);
  const alsoStands = chosen.refused.reason === "busy";
  if (chosen.kind === "taken")
    return (
      <Note tone="danger" role="status">
        <b className="strong">{t("bookFor.taken", { time })}</b>
        <br />
        <span>{why}</span>
      </Note>
    );
  return (
    <Note tone="wait" role="status">
      <b className="strong">{t("bookFor.notOffered", { time })}</b>
      <br />
      <span>{alsoStands ? `${why} ${t("bookFor.bothStand")}` : why}</span>
    </Note>
  );
}

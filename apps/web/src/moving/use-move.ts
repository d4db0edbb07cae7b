import { useMutation, useQueryClient } from "@tanstack/react-query";
import { errorCode } from "../api/error-sentence.ts";
import { useKeyFor } from "../api/use-key-for.ts";
import { isGone } from "../booking/sentences.ts";
import { dateIn, type Slot } from "../picker/slots-by-day.ts";
import { refreshTimes, type TimesSource } from "../picker/times-source.ts";
import { useTimes } from "../picker/use-times.ts";
import type { Month } from "../time/month.ts";
import { chosenFrom } from "./chosen-from.ts";

/** What is looked at, and the start that is chosen. */
export interface MoveChoice {
  month: Month | null;
  date: string | null;
  time: string | null;
}

interface MoveOptions<Moved> {
  source: TimesSource;
  zone: string;
  /** Minutes that it will take. */
  duration: number;
  /** Where it stands, when it can't be chosen again. */
  stands: Slot | null;
  choice: MoveChoice;
  /** A step is one that the way back leads past. */
  onChoice(next: MoveChoice, kind: "step" | "correction"): void;
  send(wish: { start: string; duration: number }, idempotencyKey: string): Promise<Moved>;
  onMoved(moved: Moved): unknown;
  /** The booking stands otherwise than is shown. */
  onStale(): void;
}

/** Refusals that no other time would change. */
const stale: readonly (string | null)[] = ["already_cancelled", "already_over", "change_notice_passed"];

/** Moving a booking, whoever does it: the times it can move to, the choice among them, and the move. */
export function useMove<Moved>(options: MoveOptions<Moved>) {
  const { source, zone, duration, stands, choice, onChoice, send, onMoved, onStale } = options;
  const client = useQueryClient();
  const keys = useKeyFor();
  const { month, date } = choice;
  const times = useTimes({ source, duration, zone, month, date, watched: false, ownUntil: null });
  const move = useMutation({
    // One key for each wish: pressed again after a broken line, it moves once.
    mutationFn: ({ start }: Slot) => send({ start, duration }, keys.of({ start, duration })),
    onSuccess: (moved) => {
      void refreshTimes(client, source);
      return onMoved(moved);
    },
    onError: (error) => {
      void refreshTimes(client, source);
      if (stale.includes(errorCode(error))) onStale();
    },
  });
  const choose = (next: MoveChoice, kind: "step" | "correction") => {
    move.reset();
    onChoice(next, kind);
  };
  const tried = move.error && { slot: move.variables, isGone: isGone(move.error) };
  return {
    times,
    chosen: chosenFrom({ free: times.day?.free ?? [], time: choice.time, stands, tried }),
    isMoving: move.isPending,
    refusal: move.error && { error: move.error, start: move.variables.start },
    openMonth: (month: Month) => choose({ month, date: null, time: null }, "step"),
    openDay: (date: string) => choose({ month: times.monthFor(date), date, time: null }, "step"),
    choose({ start }: Slot) {
      const date = dateIn(zone, start);
      choose({ month: times.monthFor(date), date, time: start }, "correction");
    },
    go: (slot: Slot) => move.mutate(slot),
  };
}

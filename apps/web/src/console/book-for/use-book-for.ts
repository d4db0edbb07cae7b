import type { BookingDetail, HostBooking, HostSlots } from "@daybook/contract/bookings";
import type { EventType } from "@daybook/contract/event-types";
import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../api/client.ts";
import { hostSlotsQuery } from "../../api/host-slots.ts";
import { useKeyFor } from "../../api/use-key-for.ts";
import { answersOf, type FormErrors, formErrors, serverErrors } from "../../booking/details/answers.ts";
import type { Draft } from "../../booking/details/draft.ts";
import { sentGuest, takeOver } from "../../guests/guest-list.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { firstWeekday } from "../../time/locale.ts";
import { addDays } from "../../time/month.ts";
import { currentTime } from "../../time/now.ts";
import { t } from "../../words/words.ts";
import { refreshBookings } from "../bookings/refresh-bookings.ts";
import { weekOf } from "../calendar/calendar-dates.ts";
import { errorCode, errorSentence, fieldErrors } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import { hostTimeAt } from "./host-times.ts";

interface Options {
  first: EventType;
  at: string | undefined;
  /** The date to begin with; the first from there on that has an offer is opened. */
  from: string | undefined;
  onBooked(booking: BookingDetail, told: boolean): void;
}

const blank: Draft = { name: "", email: "", answers: {} };

const LOOKS_AHEAD = 6;

/** The day of what was pressed, or of the page it was opened from, but none that is over. */
const firstDate = (at: string | undefined, from: string | undefined, today: string): string =>
  [today, at ?? from ?? today].sort().at(-1) ?? today;

/** The public form's words for these are to the invitee. */
const missing = ({ name, email }: Draft): FormErrors => ({
  ...(name.trim() ? {} : { name: t("bookFor.nameMissing") }),
  ...(email.trim() ? {} : { email: t("bookFor.emailMissing") }),
});

/** What a host has chosen and written for somebody, the times there are for it, and the booking. */
export function useBookFor({ first, at, from, onBooked }: Options) {
  const client = useQueryClient();
  const { timezone, name: host } = useAccount();
  const keys = useKeyFor();
  const [eventType, setEventType] = useState(first);
  const [duration, setDuration] = useState(first.durations[0] ?? 30);
  const [start, setStart] = useState<string | null>(at ?? null);
  const [date, setDate] = useState(() => firstDate(at && dateIn(timezone, at), from, dateIn(timezone, currentTime())));
  const [weeksAhead, setWeeksAhead] = useState(at ? LOOKS_AHEAD : 0);
  const [outside, setOutside] = useState(at !== undefined);
  const [draft, setDraft] = useState(blank);
  const [notify, setNotify] = useState(true);
  const [errors, setErrors] = useState<FormErrors>({});
  const [attempt, setAttempt] = useState(0);

  const week = weekOf(date, firstWeekday());
  const range = { from: week[0] ?? date, to: week[6] ?? date, timezone, duration };
  const times = useQuery(hostSlotsQuery({ of: "event-types", id: eventType.id }, range));
  const chosen = start && times.data ? hostTimeAt(times.data, start) : null;

  // Opens on the first day that offers something, some weeks ahead at most, until a day is chosen.
  const offers = times.data?.slots.map((slot) => dateIn(timezone, slot.start)).find((one) => one >= date);
  useEffect(() => {
    if (weeksAhead >= LOOKS_AHEAD || !times.data) return;
    setWeeksAhead(offers ? LOOKS_AHEAD : weeksAhead + 1);
    setDate(offers ?? addDays(week[0] ?? date, 7));
  }, [times.data, offers, weeksAhead, week[0], date]);

  const book = useMutation({
    mutationFn: (body: HostBooking) => call("POST /v1/bookings", { body, idempotencyKey: keys.of(body) }),
    onSuccess: async (booking, { notify: told = true }) => {
      await refreshBookings(client);
      onBooked(booking, told);
    },
    onError: (error) => {
      const found = serverErrors(fieldErrors(error), eventType.questions);
      setErrors(found.errors);
      setAttempt((tries) => tries + 1);
      if (errorCode(error) === "slot_unavailable") void times.refetch();
    },
  });

  const send = () => {
    if (!chosen || chosen.kind === "taken") return;
    const along = draft.guests && takeOver(draft.guests, { most: MOST_GUESTS, invitee: draft.email });
    if (along) setDraft({ ...draft, guests: along.draft });
    const guests = (along?.draft.list ?? []).map(sentGuest);
    const found: FormErrors = { ...formErrors(eventType.questions, draft, host), ...missing(draft) };
    if (along?.problem) found.guests = along.problem;
    setErrors(found);
    setAttempt((tries) => tries + 1);
    if (Object.keys(found).length > 0) return;
    book.mutate({
      eventTypeId: eventType.id,
      start: chosen.start,
      duration,
      timezone,
      invitee: { name: draft.name.trim(), email: draft.email.trim() },
      answers: answersOf(eventType.questions, draft),
      ...(guests.length > 0 ? { guests } : {}),
      notify,
      ...(chosen.kind === "overrulable" ? { outsideOffer: true as const } : {}),
    });
  };
  const fix = (field: string) => setErrors(({ [field]: _, ...rest }) => rest);
  return {
    ...{ eventType, duration, date, week, outside, draft, notify, errors, attempt, chosen, timezone, start },
    times: times.data as HostSlots | undefined,
    timesError: times.error,
    isBooking: book.isPending,
    problem: book.error && Object.keys(errors).length === 0 ? errorSentence(book.error) : null,
    chooseType(next: EventType) {
      setEventType(next);
      setDuration(next.durations.includes(duration) ? duration : (next.durations[0] ?? 30));
      setErrors({});
    },
    chooseDuration: (minutes: number) => setDuration(minutes),
    chooseDate(next: string) {
      setWeeksAhead(LOOKS_AHEAD);
      setDate(next);
      setStart(null);
    },
    chooseStart(next: string) {
      setStart(next);
      book.reset();
    },
    setOutside,
    setDraft,
    setNotify,
    fix,
    send,
  };
}
export type BookFor = ReturnType<typeof useBookFor>;

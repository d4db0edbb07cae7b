import { cleanEmail, readableEmail } from "@daybook/core/text/email-address";
import { visibleLine } from "@daybook/core/text/visible";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { errorCode, errorSentence, fieldErrors } from "../../api/error-sentence.ts";
import { newKey } from "../../api/new-key.ts";
import type { GuestDraft } from "../../guests/guest-list.ts";
import type { TypedGuest } from "../../guests/typed-guests.ts";
import { refreshTimes } from "../../picker/times-source.ts";
import { useClock } from "../../time/clock.ts";
import type { Clock } from "../../time/locale.ts";
import { currentTime } from "../../time/now.ts";
import { locale, t } from "../../words/words.ts";
import { bookedInto } from "../booked/booked-state.ts";
import { shortName } from "../facts.ts";
import { isClosed, isGone } from "../sentences.ts";
import { go } from "../url-state.ts";
import { answersOf, type FormErrors, formErrors, serverErrors } from "./answers.ts";
import type { FormProps } from "./details-props.ts";

interface Outcome {
  errors: FormErrors;
  /** The refusal when someone was quicker; offers alternatives. */
  gone: unknown;
  /** What else went wrong, in a sentence. */
  problem: string | null;
  /** Counts the tries that named fields: each time the first of them gets the focus. */
  attempt: number;
}

const clean: Outcome = { errors: {}, gone: null, problem: null, attempt: 0 };

/** Sends the form. Whatever comes back, nothing that was written is lost; sending again is the same booking. */
export function useSubmit({
  page,
  address,
  source,
  zone,
  duration,
  start,
  hold,
  draft,
  onDraft,
  onBooked,
  onClosed,
}: FormProps) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState(clean);
  const [busy, setBusy] = useState(false);
  const clock = useClock();
  // One key for this form: pressed twice, or pressed again after a broken line, it books once, whatever clock is chosen since.
  const first = useRef<{ key: string; clock: Clock } | null>(null);
  const { questions } = page.eventType;

  async function book(withHold: boolean, guests: readonly TypedGuest[]) {
    first.current ??= { key: newKey(), clock };
    const answers = answersOf(questions, draft);
    const state = await hold.settled();
    const live = withHold && state.status === "live" && Date.parse(state.hold.expiresAt) > currentTime();
    return call("POST /v1/pages/{handle}/{slug}/bookings", {
      params: { ...address },
      idempotencyKey: first.current.key,
      body: {
        start,
        duration,
        timezone: zone,
        locale: locale(),
        clock: first.current.clock,
        invitee: { name: draft.name.trim(), email: draft.email.trim() },
        ...(Object.keys(answers).length > 0 ? { answers } : {}),
        ...(guests.length > 0 ? { guests: guests.map(({ email, name }) => (name ? { email, name } : { email })) } : {}),
        ...(live ? { hold: state.hold.id } : {}),
      },
    });
  }

  /** Its code has come with the field. */
  async function taken(guests: GuestDraft) {
    const { takeOver } = await import("../../guests/guest-list.ts");
    return takeOver(guests, { most: page.eventType.maxGuests, invitee: draft.email });
  }

  async function send() {
    const errors = formErrors(questions, draft, shortName(page.host.name));
    // What is still being typed is taken over, or the reason said why it can't be.
    const along = draft.guests && (await taken(draft.guests));
    if (along) onDraft({ ...draft, guests: along.draft });
    if (along?.problem) errors.guests = along.problem;
    const guests = along?.draft.list ?? [];
    setOutcome(({ attempt }) => ({ ...clean, errors, attempt: attempt + 1 }));
    if (busy || Object.keys(errors).length > 0) return;
    setBusy(true);
    try {
      const booked = await book(true, guests).catch((error: unknown) => {
        // The hold ended on its way; the time may still be free.
        if (errorCode(error) === "hold_not_live") return book(false, guests);
        throw error;
      });
      hold.release(true);
      const state = {
        booked,
        name: visibleLine(draft.name).trim(),
        email: readableEmail(cleanEmail(draft.email)),
        timezone: zone,
      };
      go({}, { replace: true, hash: "#booked", state: bookedInto(state) });
      onBooked();
    } catch (error) {
      if (isClosed(error)) onClosed();
      setOutcome(({ attempt }) => ({ ...outcomeOf(error), attempt: attempt + 1 }));
    } finally {
      setBusy(false);
      void refreshTimes(client, source);
    }
  }

  function outcomeOf(error: unknown): Omit<Outcome, "attempt"> {
    if (isGone(error)) return { ...clean, gone: error };
    if (errorCode(error) === "idempotency_key_reused") return { ...clean, problem: t("booking.details.triedBefore") };
    if (errorCode(error) !== "validation_failed") return { ...clean, problem: errorSentence(error) };
    const { errors, rest } = serverErrors(fieldErrors(error), questions);
    if (Object.keys(errors).length > 0) return { ...clean, errors };
    // What the form has no field for, such as a question that was added since the page was opened.
    return { ...clean, problem: rest.length > 0 ? t("booking.details.pageChanged") : errorSentence(error) };
  }

  return {
    ...outcome,
    busy,
    send: () => void send(),
    /** Another time was chosen: what was said about the one before no longer holds. */
    forget: () => setOutcome(clean),
    fix: (field: string) =>
      setOutcome((before) => {
        if (!(field in before.errors)) return before;
        const { [field]: _, ...errors } = before.errors;
        return { ...before, errors };
      }),
  };
}

import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import styles from "../../picker/booking-page.module.css";
import { dateIn, type Slot } from "../../picker/slots-by-day.ts";
import { refreshTimes } from "../../picker/times-source.ts";
import { useClock } from "../../time/clock.ts";
import { formatCountdown, formatInstantDate, formatMinutes, formatTime, formatTimeRange } from "../../time/format.ts";
import { monthOf } from "../../time/month.ts";
import { MINUTE } from "../../time/units.ts";
import { cityOf } from "../../time/zones.ts";
import { Button } from "../../ui/button.tsx";
import { DayHead } from "../../ui/day-head.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { FactsLedger } from "../facts-ledger.tsx";
import { isClosed, isGone } from "../sentences.ts";
import { Bar } from "../sticky-bar.tsx";
import { TakenNote } from "../times/taken-note.tsx";
import { go, patchSearch } from "../url-state.ts";
import { ZoneWords } from "../zone-words.tsx";
import { ClosedStep } from "./closed-step.tsx";
import own from "./details.module.css";
import { DetailsForm } from "./details-form.tsx";
import type { DetailsStepProps } from "./details-props.ts";
import { useDraft } from "./draft.ts";
import { HoldNote } from "./hold-note.tsx";
import { useCountdown } from "./use-countdown.ts";
import { useSubmit } from "./use-submit.ts";

const formId = "details-form";

/** The form; or, where nothing can be booked any more, where to go instead. */
export const DetailsStep = (props: DetailsStepProps) =>
  props.closed ? (
    <ClosedStep page={props.page} closed={props.closed} duration={props.duration} />
  ) : (
    <OpenForm {...props} />
  );

/** The form, while the time is pencilled in. */
function OpenForm(step: DetailsStepProps) {
  const { page, address, source, zone, duration, start, hold, url, onClosed } = step;
  const [draft, onDraft, forget] = useDraft(address, page.eventType.questions, url);
  const onBooked = () => {
    // It is booked: what was written is no draft any more.
    forget();
    step.onBooked();
  };
  const props = { ...step, draft, onDraft, onBooked };
  const client = useQueryClient();
  const clock = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  const submit = useSubmit(props);
  const { state, take } = hold;
  const isOwn = state.status !== "none" && state.start === start && state.duration === duration;
  const slot = { start, end: new Date(Date.parse(start) + duration * MINUTE).toISOString() };

  // A shared or reloaded address, or another time chosen here, comes without a hold of its own.
  useEffect(() => {
    if (!isOwn) void take(start, duration);
  }, [isOwn, take, start, duration]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const failure = state.status === "failed" ? state.error : null;
  const isRefused = isClosed(failure);
  useEffect(() => {
    if (isRefused) onClosed();
  }, [isRefused, onClosed]);
  // Whoever came by a link to a time that isn't to be had has written nothing yet: its day says what is.
  const cameByLink = useRef(!isOwn);
  const isLost = isOwn && isGone(failure);
  useEffect(() => {
    if (cameByLink.current && isLost) go({}, { replace: true, hash: "" });
    if (state.status === "live") cameByLink.current = false;
  }, [isLost, state.status]);

  const left = useCountdown(state.status === "live" ? state.hold.expiresAt : null);
  const takeInstead = (other: Slot) => {
    submit.forget();
    void refreshTimes(client, source);
    const date = dateIn(zone, other.start);
    go({ time: other.start, date, month: monthOf(date) }, { replace: true });
    // The note that had the focus goes.
    heading.current?.focus();
  };
  const again = () => {
    heading.current?.focus({ preventScroll: true });
    void take(start, duration);
  };
  const refused = submit.gone ?? (state.status === "failed" && isGone(state.error) ? state.error : null);
  const back = location.pathname + patchSearch(location.search, {});
  const weekday = formatInstantDate(start, zone, "weekday");
  return (
    <>
      <div className={`sheet ${styles.spread}`} data-step="details">
        <section className={styles.about} aria-label={t("booking.details.time")}>
          <a
            className={`${own.back} small`}
            href={back}
            onClick={(event) => {
              event.preventDefault();
              go({}, { hash: "" });
            }}
          >
            <Icon of={ArrowLeft} turns /> {t("booking.details.back")}
          </a>
          <DayHead date={dateIn(zone, start)} />
          <FactsLedger
            when={
              <>
                <b className="strong num">{formatTimeRange(slot.start, slot.end, zone, clock)}</b>
                <br />
                <ZoneWords zone={zone} at={slot.start} />
              </>
            }
            what={
              <Trans
                id="booking.what"
                values={{ title: <bdi>{page.eventType.title}</bdi>, duration: formatMinutes(duration) }}
              />
            }
            who={page.host.name}
            location={page.eventType.location}
            price={page.eventType.price}
          />
          {!refused && <HoldNote state={state} zone={zone} onAgain={again} />}
        </section>
        <section className={own.form} aria-label={t("booking.details.heading")}>
          <h1 className="title" ref={heading} tabIndex={-1}>
            {t("booking.details.heading")}
          </h1>
          <div className={own.notes}>
            {refused !== null && <TakenNote error={refused} start={start} zone={zone} onChoose={takeInstead} />}
            {submit.problem && (
              <Note tone="danger" role="alert">
                {submit.problem}
              </Note>
            )}
          </div>
          <DetailsForm
            {...props}
            formId={formId}
            errors={submit.errors}
            attempt={submit.attempt}
            busy={submit.busy}
            action={t("booking.details.bookAt", { weekday, time: formatTime(start, zone, clock) })}
            onSubmit={submit.send}
            onFix={submit.fix}
          />
        </section>
      </div>
      <Bar
        slot={slot}
        zone={zone}
        line={
          state.status === "live" && left > 0 ? (
            <Trans
              id="booking.bar.held"
              values={{ city: cityOf(zone), left: <span className="num">{formatCountdown(left)}</span> }}
            />
          ) : (
            t("booking.bar.length", { duration: formatMinutes(duration), city: cityOf(zone) })
          )
        }
        action={
          <Button kind="primary" size="lg" type="submit" form={formId} busy={submit.busy}>
            {t("booking.details.book")}
          </Button>
        }
      />
    </>
  );
}

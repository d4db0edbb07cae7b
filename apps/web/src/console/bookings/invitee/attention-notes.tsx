import type { BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import { shortName } from "../../../booking/facts.ts";
import { useClock } from "../../../time/clock.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import css from "./invitee.module.css";

interface AttentionNotesProps {
  booking: BookingDetail;
  /** What can be done about it at all. */
  can: { cancel: boolean };
  busy: boolean;
  onCorrect(): void;
  onResume(): void;
  onCancel(): void;
  onKeep(): void;
}

/** What a host should know before all else, each with the way out. */
export function AttentionNotes(props: AttentionNotesProps) {
  const { booking, can } = props;
  if (!can.cancel) return null;
  const open = booking.replies.filter((reply) => reply.open);
  return (
    <>
      {booking.mail.stopped && <StoppedNote {...props} why={booking.mail.stopped} />}
      {open.length > 0 && <AnswersNote {...props} replies={open} />}
    </>
  );
}

function StoppedNote({
  booking,
  why,
  busy,
  onCorrect,
  onResume,
}: AttentionNotesProps & { why: "bounced" | "complained" }) {
  const { invitee, mail } = booking;
  const values = { address: <bdi>{readableEmail(invitee.email)}</bdi>, name: <bdi>{shortName(invitee.name)}</bdi> };
  return (
    <div className={css.note}>
      <Note tone="danger" role="status">
        <p>
          <Trans id={why === "bounced" ? "bookings.reach.bounced" : "bookings.reach.complained"} values={values} />
        </p>
        {why === "complained" && (
          <p>
            <Trans id="bookings.reach.callThem" values={{ name: values.name }} />
          </p>
        )}
        {why === "bounced" && !mail.resumable && <p>{t("bookings.reach.tried")}</p>}
        <div className={css.ways}>
          <Button size="sm" onClick={onCorrect}>
            {t("bookings.reach.correct")}
          </Button>
          {mail.resumable && (
            <Button size="sm" busy={busy} onClick={onResume}>
              {t("bookings.reach.again")}
            </Button>
          )}
        </div>
      </Note>
    </div>
  );
}

type Reply = BookingDetail["replies"][number];

function AnswersNote({ replies, busy, onCancel, onKeep }: AttentionNotesProps & { replies: readonly Reply[] }) {
  const { timezone } = useAccount();
  const clock = useClock();
  return (
    <div className={css.note}>
      <Note tone="wait" role="status">
        {replies.map(({ name, answer, comment, at }) => (
          <p key={`${name} ${at}`}>
            <Trans
              id="bookings.answer.note"
              values={{ answer, name: <bdi>{shortName(name)}</bdi>, when: dateAndTime(at, timezone, clock) }}
            />
            {comment && (
              <q className={css.comment} dir="auto">
                {comment}
              </q>
            )}
          </p>
        ))}
        <div className={css.ways}>
          <Button size="sm" kind="danger" onClick={onCancel}>
            {t("bookings.panel.cancel")}
          </Button>
          <Button size="sm" busy={busy} onClick={onKeep}>
            {t("bookings.answer.keep")}
          </Button>
        </div>
      </Note>
    </div>
  );
}

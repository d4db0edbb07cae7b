import { type ReactNode, useState } from "react";
import { useClock } from "../../../time/clock.ts";
import { formatTime } from "../../../time/format.ts";
import { useNow } from "../../../time/now.ts";
import { MINUTE, SECOND } from "../../../time/units.ts";
import { ownZone } from "../../../time/zones.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Trans } from "../../../words/trans.tsx";
import { intl, t } from "../../../words/words.ts";
import css from "./mail.module.css";
import { mailboxOf } from "./mailboxes.ts";
import { shownEmail } from "./shown.tsx";

/** So long after one mail the next may be asked for: most have come by then. */
const PATIENCE = MINUTE;

interface SentStepProps {
  email: string;
  until: string;
  /** What the mail holds. */
  holds: "link" | "code";
  busy: boolean;
  onAgain(): void;
  onOther(): void;
  children?: ReactNode;
}

/** A mail is on its way: where to look, what to do with it, and what if it doesn't come. */
export function SentStep({ email, until, holds, busy, onAgain, onOther, children }: SentStepProps) {
  const clock = useClock();
  const [since] = useState(Date.now);
  const left = Math.max(0, since + PATIENCE - useNow(SECOND));
  const mailbox = mailboxOf(email);
  const values = {
    email: shownEmail(email),
    time: formatTime(Date.parse(until), ownZone(), clock),
  };
  return (
    <div className={css.sent}>
      <p className="muted" role="status">
        <Trans id={holds === "code" ? "session.sent.code" : "session.sent.link"} values={values} />
      </p>
      {children}
      <div className={css.actions}>
        {mailbox && (
          <LinkButton href={mailbox.url} rel="noreferrer" target="_blank">
            {t("session.sent.open", { mailbox: mailbox.name })}
          </LinkButton>
        )}
        <Button onClick={onAgain} busy={busy} disabled={left > 0}>
          {left > 0 ? t("session.sent.againIn", { time: secondsOf(left) }) : t("session.sent.again")}
        </Button>
        <Button kind="quiet" onClick={onOther}>
          {t("session.sent.other")}
        </Button>
      </div>
    </div>
  );
}

/** As a clock counts down. */
function secondsOf(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  const digits = (number: number, least: number) =>
    new Intl.NumberFormat(intl(), { minimumIntegerDigits: least }).format(number);
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(seconds % 60, 2)}`;
}

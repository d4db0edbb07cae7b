import { Trash2 } from "lucide-react";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { type Reminder, reminderWhen } from "../draft/reminder-drafts.ts";
import css from "./reminders.module.css";

/** Whom a mail can go to. */
export const readers = {
  invitee: "eventTypes.reminders.toInvitee",
  host: "eventTypes.reminders.toHost",
  both: "eventTypes.reminders.toBoth",
} as const satisfies Record<Reminder["to"], string>;

interface ReminderRowProps {
  id: string;
  reminder: Reminder;
  /** Whether this deployment sends text messages. */
  canText: boolean;
  onSendAs(part: Partial<Pick<Reminder, "to" | "by">>): void;
  onRemove(): void;
}

/** One line: when in the margin, to whom beside it. */
export function ReminderRow({ id, reminder, canText, onSendAs, onRemove }: ReminderRowProps) {
  const when = reminderWhen(reminder);
  return (
    <li data-time={id}>
      <span className="num">{when}</span>
      <span className={css.entry}>
        <select
          className="select"
          data-size="sm"
          aria-label={t("eventTypes.reminders.readers", { when })}
          value={reminder.to}
          onChange={({ target }) => onSendAs({ to: target.value as Reminder["to"] })}
        >
          {(Object.keys(readers) as Reminder["to"][]).map((to) => (
            <option key={to} value={to}>
              {t(readers[to])}
            </option>
          ))}
        </select>
        {reminder.when === "before_start" && (canText || reminder.by === "sms") && (
          <select
            className="select"
            data-size="sm"
            aria-label={t("eventTypes.reminders.way", { when })}
            value={reminder.by}
            onChange={({ target }) => onSendAs({ by: target.value as Reminder["by"] })}
          >
            <option value="mail">{t("eventTypes.reminders.byMail")}</option>
            <option value="sms">{t("eventTypes.reminders.bySms")}</option>
          </select>
        )}
        <Button kind="quiet" icon size="sm" aria-label={t("eventTypes.reminders.remove", { when })} onClick={onRemove}>
          <Icon of={Trash2} size="sm" />
        </Button>
      </span>
    </li>
  );
}

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
  onSendTo(to: Reminder["to"]): void;
  onRemove(): void;
}

/** One line: when in the margin, to whom beside it. */
export function ReminderRow({ id, reminder, onSendTo, onRemove }: ReminderRowProps) {
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
          onChange={({ target }) => onSendTo(target.value as Reminder["to"])}
        >
          {(Object.keys(readers) as Reminder["to"][]).map((to) => (
            <option key={to} value={to}>
              {t(readers[to])}
            </option>
          ))}
        </select>
        <Button kind="quiet" icon size="sm" aria-label={t("eventTypes.reminders.remove", { when })} onClick={onRemove}>
          <Icon of={Trash2} size="sm" />
        </Button>
      </span>
    </li>
  );
}

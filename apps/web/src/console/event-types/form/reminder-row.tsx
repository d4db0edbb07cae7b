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

/** Whom a text message can go to. */
const textReaders = {
  invitee: "eventTypes.reminders.textInvitee",
  host: "eventTypes.reminders.textHost",
  both: "eventTypes.reminders.textBoth",
} as const satisfies Record<Reminder["to"], string>;
const everybody = Object.keys(readers) as Reminder["to"][];

/** `both` by mail, `both sms` by text. */
const optionOf = ({ by, to }: Pick<Reminder, "by" | "to">): string => (by === "mail" ? to : `${to} ${by}`);

interface ReminderRowProps {
  id: string;
  reminder: Reminder;
  /** This deployment sends text messages. */
  canText: boolean;
  onSendTo(to: Reminder["to"], by: Reminder["by"]): void;
  onRemove(): void;
}

/** One line: when in the margin, to whom beside it. */
export function ReminderRow({ id, reminder, canText, onSendTo, onRemove }: ReminderRowProps) {
  const isTexted = reminder.by === "sms";
  const ways = [
    { by: "mail", words: readers },
    ...(isTexted || (canText && reminder.when === "before_start") ? [{ by: "sms", words: textReaders } as const] : []),
  ] as const;
  const when = reminderWhen(reminder);
  return (
    <li data-time={id}>
      <span className="num">{when}</span>
      <span className={css.entry}>
        <select
          className="select"
          data-size="sm"
          aria-label={t("eventTypes.reminders.readers", { when })}
          value={optionOf(reminder)}
          onChange={({ target }) => {
            const [to, by = "mail"] = target.value.split(" ") as [Reminder["to"], Reminder["by"]?];
            onSendTo(to, by);
          }}
        >
          {ways.flatMap(({ by, words }) =>
            everybody.map((to) => (
              <option key={optionOf({ by, to })} value={optionOf({ by, to })}>
                {t(words[to])}
              </option>
            )),
          )}
        </select>
        <Button kind="quiet" icon size="sm" aria-label={t("eventTypes.reminders.remove", { when })} onClick={onRemove}>
          <Icon of={Trash2} size="sm" />
        </Button>
      </span>
    </li>
  );
}

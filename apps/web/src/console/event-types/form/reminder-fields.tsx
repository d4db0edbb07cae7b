import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { FieldError } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { useCanText } from "../../frame/use-can-text.ts";
import {
  addReminder,
  hasTime,
  inOrder,
  isFull,
  presets,
  type Reminder,
  type ReminderTime,
  reminderWhen,
  sendTo,
} from "../draft/reminder-drafts.ts";
import type { FormPart } from "./form-part.ts";
import { OwnReminder } from "./own-reminder.tsx";
import { ReminderRow } from "./reminder-row.tsx";
import css from "./reminders.module.css";
import { FormSection } from "./section.tsx";

const rowId = ({ minutes, when }: ReminderTime) => `${when}-${minutes}`;

/** What is sent by itself, as the line of time that it is sent along: before, the appointment, after. */
export function ReminderFields({ draft: { reminders, title, ink }, problems, change }: FormPart) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const [own, setOwn] = useState(false);
  // What gets the focus once the change stands on the page.
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-time="${next.current}"] select`)?.focus();
    next.current = null;
  });
  const canText = useCanText();
  const set = (all: Reminder[]) => change({ reminders: all });
  const add = (time: ReminderTime, to: Reminder["to"]) => {
    set(addReminder(reminders, time, to));
    setSaid(t("eventTypes.reminders.added", { when: reminderWhen(time) }));
    setOwn(false);
    next.current = rowId(time);
  };
  const remove = (index: number) => {
    const gone = reminders[index];
    if (!gone) return;
    const when = reminderWhen(gone);
    set(reminders.filter((_, at) => at !== index));
    toast(t("eventTypes.reminders.removed", { when }), { undo: () => set(reminders), about: "reminders" });
  };
  const all = inOrder(reminders);
  const rows = (when: Reminder["when"]) =>
    all
      .filter(({ reminder }) => reminder.when === when)
      .map(({ reminder, index }) => (
        <ReminderRow
          key={`${rowId(reminder)}-${reminder.by}-${index}`}
          id={rowId(reminder)}
          reminder={reminder}
          canText={canText}
          onSendTo={(to, by) => set(sendTo(reminders, index, to, by))}
          onRemove={() => remove(index)}
        />
      ));
  const wrong = Object.entries(problems).find(([path]) => path.split(".")[0] === "reminders")?.[1];
  return (
    <FormSection id="reminders">
      <ol className={`ledger ${css.line}`} ref={list}>
        {rows("before_start")}
        <li>
          <span>{t("eventTypes.reminders.itself")}</span>
          <span className={css.itself} data-cat={ink}>
            <bdi className="strong">{title.trim() || t("eventTypes.reminders.appointment")}</bdi>
          </span>
        </li>
        {rows("after_end")}
      </ol>
      <div className={css.foot}>
        {wrong && <FieldError id="reminders-error" text={wrong} />}
        <p className="small quiet">
          {reminders.length === 0 ? t("eventTypes.reminders.none") : t("eventTypes.reminders.hint")}
        </p>
        {reminders.some(({ by }) => by === "sms") && (
          <p className="small quiet">{t("eventTypes.reminders.textHint")}</p>
        )}
        {isFull(reminders) ? (
          <p className="small quiet">{t("eventTypes.reminders.full", { count: reminders.length })}</p>
        ) : (
          <div className={css.adds}>
            {presets
              .filter((time) => !hasTime(reminders, time))
              .map((time) => (
                <Button key={rowId(time)} size="sm" onClick={() => add(time, "invitee")}>
                  <Icon of={Plus} size="sm" /> {reminderWhen(time)}
                </Button>
              ))}
            <Button size="sm" kind="quiet" aria-expanded={own} onClick={() => setOwn(!own)}>
              {t("eventTypes.reminders.own")}
            </Button>
          </div>
        )}
        {own && !isFull(reminders) && <OwnReminder onAdd={add} />}
      </div>
      <p className="sr" role="status">
        {said}
      </p>
    </FormSection>
  );
}

import { type KeyboardEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Field, SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { inMinutes, type Unit, units } from "../draft/notice.ts";
import { isReminderLength, type Reminder, type ReminderTime } from "../draft/reminder-drafts.ts";
import { AmountInput } from "./amount-input.tsx";
import { readers } from "./reminder-row.tsx";
import css from "./reminders.module.css";

/** A time of one's own: how long, before or after, to whom. */
export function OwnReminder({ onAdd }: { onAdd(time: ReminderTime, to: Reminder["to"]): void }) {
  const [amount, setAmount] = useState(2);
  const [unit, setUnit] = useState<Unit>("hours");
  const [when, setWhen] = useState<Reminder["when"]>("before_start");
  const [to, setTo] = useState<Reminder["to"]>("invitee");
  const [problem, setProblem] = useState<string | undefined>();
  const add = () => {
    const minutes = inMinutes(amount, unit);
    if (isReminderLength(minutes)) onAdd({ minutes, when }, to);
    else setProblem(t("eventTypes.reminders.length"));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // In the middle of a form, Enter adds the line rather than saving all.
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={`bare ${css.own}`} onKeyDown={onKeyDown}>
      <legend className="sr">{t("eventTypes.reminders.own")}</legend>
      <Field label={t("eventTypes.reminders.amount")} error={problem}>
        {(control) => (
          <span className={css.amount}>
            <AmountInput
              {...control}
              name="ownReminder"
              value={amount}
              onChange={(next, found) => {
                setAmount(next);
                setProblem(found ?? undefined);
              }}
            />
            <select
              className="select"
              aria-label={t("eventTypes.limits.unit", { label: t("eventTypes.reminders.amount") })}
              value={unit}
              onChange={({ target }) => {
                setUnit(target.value as Unit);
                setProblem(undefined);
              }}
            >
              {(Object.keys(units) as Unit[]).map((one) => (
                <option key={one} value={one}>
                  {t(units[one].name, { amount })}
                </option>
              ))}
            </select>
          </span>
        )}
      </Field>
      <SelectField
        label={t("eventTypes.reminders.when")}
        value={when}
        onChange={({ target }) => setWhen(target.value as Reminder["when"])}
      >
        <option value="before_start">{t("eventTypes.reminders.beforeStart")}</option>
        <option value="after_end">{t("eventTypes.reminders.afterEnd")}</option>
      </SelectField>
      <SelectField
        label={t("eventTypes.reminders.whom")}
        value={to}
        onChange={({ target }) => setTo(target.value as Reminder["to"])}
      >
        {(Object.keys(readers) as Reminder["to"][]).map((one) => (
          <option key={one} value={one}>
            {t(readers[one])}
          </option>
        ))}
      </SelectField>
      <Button size="sm" onClick={add}>
        {t("eventTypes.reminders.add")}
      </Button>
    </fieldset>
  );
}

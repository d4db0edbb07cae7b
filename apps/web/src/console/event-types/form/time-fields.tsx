import type { Schedule } from "@daybook/contract/schedules";
import { Link } from "@tanstack/react-router";
import { formatMinutes } from "../../../time/format.ts";
import { cityOf } from "../../../time/zones.ts";
import { SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { toSchedule } from "../../links.ts";
import { DurationsField } from "./durations-field.tsx";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./section.tsx";

const intervals = [5, 10, 15, 20, 30, 45, 60, 90, 120];
const buffers = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120];

interface MinutesSelectProps {
  label: string;
  name: string;
  value: number;
  choices: readonly number[];
  none?: string;
  hint?: string;
  error?: string | undefined;
  onChange(minutes: number): void;
}

/** The usual ones, and whatever stands there already. */
function MinutesSelect({ choices, none, value, onChange, ...field }: MinutesSelectProps) {
  const all = [...new Set([...choices, value])].sort((a, b) => a - b);
  return (
    <SelectField {...field} value={value} onChange={({ target }) => onChange(Number(target.value))}>
      {all.map((minutes) => (
        <option key={minutes} value={minutes}>
          {minutes === 0 && none ? none : formatMinutes(minutes)}
        </option>
      ))}
    </SelectField>
  );
}

export function TimeFields({ draft, problems, change, schedules }: FormPart & { schedules: readonly Schedule[] }) {
  return (
    <FormSection id="times">
      <div className={css.fields}>
        <DurationsField
          durations={draft.durations}
          error={problems.durations}
          onChange={(durations) => change({ durations })}
        />
        <div className={css.pair}>
          <SelectField
            label={t("eventTypes.time.hours")}
            name="scheduleId"
            value={draft.scheduleId}
            error={problems.scheduleId}
            hint={
              draft.scheduleId ? (
                <Link {...toSchedule(draft.scheduleId)}>{t("eventTypes.time.hoursLook")}</Link>
              ) : (
                t("eventTypes.time.hoursNone")
              )
            }
            onChange={({ target: { value } }) => change({ scheduleId: value })}
          >
            {schedules.map((schedule) => (
              <option key={schedule.id} value={schedule.id}>
                {t("eventTypes.time.hoursOption", { schedule: schedule.name, city: cityOf(schedule.timezone) })}
              </option>
            ))}
          </SelectField>
          <MinutesSelect
            label={t("eventTypes.time.interval")}
            name="slotInterval"
            choices={intervals}
            value={draft.slotInterval}
            error={problems.slotInterval}
            hint={t("eventTypes.time.intervalHint")}
            onChange={(slotInterval) => change({ slotInterval })}
          />
        </div>
        <div className={css.pair}>
          <MinutesSelect
            label={t("eventTypes.time.bufferBefore")}
            name="bufferBefore"
            choices={buffers}
            none={t("eventTypes.time.noBuffer")}
            value={draft.bufferBefore}
            error={problems.bufferBefore}
            onChange={(bufferBefore) => change({ bufferBefore })}
          />
          <MinutesSelect
            label={t("eventTypes.time.bufferAfter")}
            name="bufferAfter"
            choices={buffers}
            none={t("eventTypes.time.noBuffer")}
            value={draft.bufferAfter}
            error={problems.bufferAfter}
            onChange={(bufferAfter) => change({ bufferAfter })}
          />
        </div>
      </div>
    </FormSection>
  );
}

import type { Schedule } from "@daybook/contract/schedules";
import { DetailsFields } from "./details-fields.tsx";
import css from "./form.module.css";
import { LimitFields } from "./limit-fields.tsx";
import { PagePreview } from "./page-preview.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { TimeFields } from "./time-fields.tsx";
import type { EventTypeForm } from "./use-event-type-form.ts";

interface EventTypeFormProps {
  id: string;
  form: EventTypeForm;
  schedules: readonly Schedule[];
  isNew?: boolean;
  onSubmit(): void;
}

/** What both making and editing an event type show. */
export function EventTypeFields({ id, form, schedules, isNew = false, onSubmit }: EventTypeFormProps) {
  const part = { draft: form.draft, problems: form.problems, change: form.change };
  return (
    <div className={css.columns}>
      <form
        id={id}
        className={css.sheets}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <DetailsFields {...part} isNew={isNew} />
        <TimeFields {...part} schedules={schedules} />
        <LimitFields {...part} />
        <QuestionFields {...part} />
      </form>
      <PagePreview draft={form.draft} />
    </div>
  );
}

import type { Schedule } from "@daybook/contract/schedules";
import { Eye } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Sheet } from "../../../ui/overlays/sheet.tsx";
import { useMedia } from "../../../ui/use-media.ts";
import { t } from "../../../words/words.ts";
import { MessageFields } from "../messages/message-fields.tsx";
import { DetailsFields } from "./details-fields.tsx";
import css from "./form.module.css";
import { LimitFields } from "./limit-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { ReminderFields } from "./reminder-fields.tsx";
import { SectionIndex } from "./section-index.tsx";
import { TimeFields } from "./time-fields.tsx";
import type { EventTypeForm } from "./use-event-type-form.ts";

/** The times of a booking page are a good deal of code, and the form stands without them. */
const LivePreview = lazy(() =>
  import("../preview/live-preview.tsx").then((module) => ({ default: module.LivePreview })),
);

interface EventTypeFormProps {
  id: string;
  form: EventTypeForm;
  schedules: readonly Schedule[];
  isNew?: boolean;
  /** None before it is made. */
  eventTypeId?: string;
  onSubmit(): void;
}

/** What both making and editing an event type show: where one is, the fields, and the page as people will see it. */
export function EventTypeFields({ id, form, schedules, isNew = false, eventTypeId, onSubmit }: EventTypeFormProps) {
  const part = { draft: form.draft, problems: form.problems, change: form.change };
  const beside = useMedia("(min-width: 1100px)");
  const [previews, setPreviews] = useState(false);
  const preview = (
    <Suspense fallback={null}>
      <LivePreview draft={form.draft} schedules={schedules} unsaved={!isNew && form.dirty} />
    </Suspense>
  );
  return (
    <div className={css.columns}>
      <SectionIndex
        form={form}
        isNew={isNew}
        action={
          !beside && (
            <Button size="sm" onClick={() => setPreviews(true)}>
              <Icon of={Eye} size="sm" /> {t("eventTypes.preview.open")}
            </Button>
          )
        }
      />
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
        <ReminderFields {...part} />
        <MessageFields {...part} eventTypeId={eventTypeId ?? null} />
      </form>
      {beside ? (
        <aside className={`sheet ${css.preview}`}>
          <header className="sheet-head">
            <h2 className="title-sm">{t("eventTypes.preview.heading")}</h2>
          </header>
          {preview}
        </aside>
      ) : (
        <Sheet
          open={previews}
          onClose={() => setPreviews(false)}
          title={t("eventTypes.preview.heading")}
          head={<PreviewHead onClose={() => setPreviews(false)} />}
        >
          {preview}
        </Sheet>
      )}
    </div>
  );
}

function PreviewHead({ onClose }: { onClose(): void }) {
  return (
    <div className={css.previewHead}>
      <p className="title-sm" aria-hidden="true">
        {t("eventTypes.preview.heading")}
      </p>
      <Button size="sm" kind="quiet" onClick={onClose}>
        {t("eventTypes.form.back")}
      </Button>
    </div>
  );
}

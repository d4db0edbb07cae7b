import type { EventType } from "@daybook/contract/event-types";
import { formatMinutes } from "../../time/format.ts";
import { SelectField } from "../../ui/forms/field.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { t } from "../../words/words.ts";
import css from "./book-for.module.css";
import type { BookFor } from "./use-book-for.ts";

/** Which event type, and how long. */
export function WhatFields({ state, eventTypes }: { state: BookFor; eventTypes: readonly EventType[] }) {
  const { eventType, duration } = state;
  return (
    <div className={css.two}>
      <SelectField
        label={t("bookFor.eventType")}
        value={eventType.id}
        onChange={({ target }) => {
          const next = eventTypes.find(({ id }) => id === target.value);
          if (next) state.chooseType(next);
        }}
      >
        {eventTypes.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      {eventType.durations.length > 1 && (
        <div className="field">
          <span className="field-label" aria-hidden="true">
            {t("bookings.move.length")}
          </span>
          <Segmented
            label={t("bookings.move.length")}
            value={duration}
            onChange={state.chooseDuration}
            options={eventType.durations.map((minutes) => ({ value: minutes, label: formatMinutes(minutes) }))}
          />
        </div>
      )}
    </div>
  );
}

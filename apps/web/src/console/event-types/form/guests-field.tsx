import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { formatNumber } from "../../../time/format.ts";
import { Switch } from "../../../ui/forms/choice.tsx";
import { SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";

const counts = Array.from({ length: MOST_GUESTS }, (_, index) => index + 1);

/** Whether others may be brought along, and how many. */
export function GuestsField({ draft: { maxGuests }, change }: Pick<FormPart, "draft" | "change">) {
  return (
    <div className={css.guests}>
      <Switch
        label={t("eventTypes.guests.switch")}
        checked={maxGuests > 0}
        onChange={({ target }) => change({ maxGuests: target.checked ? MOST_GUESTS : 0 })}
      />
      <p className="field-hint">{t("eventTypes.guests.hint")}</p>
      {maxGuests > 0 && (
        <SelectField
          label={t("eventTypes.guests.most")}
          name="maxGuests"
          value={maxGuests}
          onChange={({ target }) => change({ maxGuests: Number(target.value) })}
        >
          {counts.map((count) => (
            <option key={count} value={count}>
              {formatNumber(count)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

import { useState } from "react";
import { Field, TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import type { WindowDraft } from "../draft/booking-window.ts";
import { windowHint } from "../draft/window-words.ts";
import { AmountInput } from "./amount-input.tsx";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";
import { NoticeField } from "./notice-field.tsx";
import { FormSection } from "./section.tsx";

export function LimitFields({ draft, problems, change }: FormPart) {
  return (
    <FormSection id="limits">
      <div className={css.fields}>
        <div className={css.pair}>
          <NoticeField
            label={t("eventTypes.limits.notice")}
            name="minimumNotice"
            hint={t("eventTypes.limits.noticeHint")}
            minutes={draft.minimumNotice}
            error={problems.minimumNotice}
            onChange={(minimumNotice) => change({ minimumNotice })}
          />
          <NoticeField
            label={t("eventTypes.limits.change")}
            name="changeNotice"
            hint={t("eventTypes.limits.changeHint")}
            minutes={draft.changeNotice}
            error={problems.changeNotice}
            onChange={(changeNotice) => change({ changeNotice })}
          />
        </div>
        <WindowField
          window={draft.bookingWindow}
          problems={problems}
          onChange={(bookingWindow) => change({ bookingWindow })}
        />
      </div>
    </FormSection>
  );
}

interface WindowFieldProps {
  window: WindowDraft;
  problems: Record<string, string>;
  onChange(window: WindowDraft): void;
}

function WindowField({ window, problems, onChange }: WindowFieldProps) {
  /** Of what was typed last, as long as what it was taken for stands. */
  const [said, setSaid] = useState<{ problem: string; of: number } | null>(null);
  const radio = (kind: WindowDraft["kind"], label: string) => (
    <label className="check">
      <input type="radio" name="window" checked={window.kind === kind} onChange={() => onChange({ ...window, kind })} />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className="bare">
      <legend className="field-label">{t("eventTypes.window.legend")}</legend>
      <div className="checks">
        {radio("days", t("eventTypes.window.days"))}
        {window.kind === "days" && (
          <div className={css.under}>
            <Field
              label={t("eventTypes.window.daysLabel")}
              hint={windowHint(window.days)}
              error={said?.of === window.days ? said.problem : problems["bookingWindow.days"]}
            >
              {(control) => (
                <AmountInput
                  {...control}
                  name="bookingWindow.days"
                  value={window.days}
                  onChange={(days, found) => {
                    setSaid(found === null ? null : { problem: found, of: days });
                    onChange({ ...window, days });
                  }}
                />
              )}
            </Field>
          </div>
        )}
        {radio("dates", t("eventTypes.window.dates"))}
        {window.kind === "dates" && (
          <div className={css.under} data-two>
            <TextField
              label={t("eventTypes.window.from")}
              type="date"
              name="bookingWindow.from"
              value={window.from}
              error={problems["bookingWindow.from"]}
              onChange={({ target }) => onChange({ ...window, from: target.value })}
            />
            <TextField
              label={t("eventTypes.window.to")}
              type="date"
              name="bookingWindow.to"
              value={window.to}
              error={problems["bookingWindow.to"]}
              onChange={({ target }) => onChange({ ...window, to: target.value })}
            />
          </div>
        )}
        {radio("none", t("eventTypes.window.none"))}
      </div>
    </fieldset>
  );
}

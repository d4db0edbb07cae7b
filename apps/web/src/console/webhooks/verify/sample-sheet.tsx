import { type SampleType, samples, sampleTypes } from "@daybook/contract/webhook-samples";
import { useState } from "react";
import { SelectField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { CodeBlock } from "../code-block.tsx";
import { eventWords } from "../webhook-words.ts";
import css from "../webhooks.module.css";

/** What a message looks like, before there is one. */
export function SampleSheet() {
  const [type, setType] = useState<SampleType>("booking.created");
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("webhooks.samples.title")}</h2>
      </header>
      <div className={css.filter}>
        <SelectField
          quiet
          controlSize="sm"
          label={t("webhooks.log.type")}
          value={type}
          onChange={(event) => setType(sampleTypes.find((one) => one === event.target.value) ?? type)}
        >
          {sampleTypes.map((one) => (
            <option key={one} value={one}>
              {eventWords(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <CodeBlock what="message" label={t("webhooks.samples.title")} text={JSON.stringify(samples[type], null, 2)} />
    </section>
  );
}

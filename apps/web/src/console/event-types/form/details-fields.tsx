import { type Ink, inks } from "@daybook/contract/event-types";
import type { PlainKey } from "@daybook/words/words";
import { useState } from "react";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Field, SelectField, TextareaField, TextField } from "../../../ui/forms/field.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { Trans } from "../../../words/trans.tsx";
import { language, t } from "../../../words/words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { slugFrom, slugWhenLeft, slugWhileTyping } from "../draft/slug.ts";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./section.tsx";

const places = {
  in_person: {
    name: "eventTypes.place.inPerson",
    label: "eventTypes.place.inPersonLabel",
    hint: "eventTypes.place.inPersonHint",
  },
  phone: {
    name: "eventTypes.place.phone",
    label: "eventTypes.place.phoneLabel",
    hint: "eventTypes.place.phoneHint",
  },
  link: {
    name: "eventTypes.place.online",
    label: "eventTypes.place.onlineLabel",
    hint: "eventTypes.place.onlineHint",
  },
  custom: {
    name: "eventTypes.place.custom",
    label: "eventTypes.place.customLabel",
    hint: "eventTypes.place.customHint",
  },
} as const satisfies Record<string, Record<"name" | "label" | "hint", PlainKey>>;
type Kind = keyof typeof places;

const inkNames = {
  sky: "eventTypes.ink.sky",
  plum: "eventTypes.ink.plum",
  lagoon: "eventTypes.ink.lagoon",
  rose: "eventTypes.ink.rose",
  moss: "eventTypes.ink.moss",
  slate: "eventTypes.ink.slate",
  rust: "eventTypes.ink.rust",
  ochre: "eventTypes.ink.ochre",
} as const satisfies Record<Ink, PlainKey>;

export function DetailsFields({ draft, problems, change, isNew }: FormPart & { isNew: boolean }) {
  const { handle } = useAccount();
  // A new page is named by its title until one names it oneself.
  const [follows, setFollows] = useState(isNew);
  const kind = draft.location.kind;
  const linkHint = !isNew
    ? "eventTypes.details.linkHintGivenOut"
    : problems.slug
      ? "eventTypes.details.linkHint"
      : "eventTypes.details.linkHintNew";
  return (
    <FormSection id="details">
      <div className={css.fields}>
        <TextField
          label={t("eventTypes.details.title")}
          name="title"
          dir="auto"
          maxLength={120}
          value={draft.title}
          error={problems.title}
          onChange={({ target: { value } }) =>
            change({ title: value, ...(follows ? { slug: slugFrom(value, language()) } : {}) })
          }
        />
        <Field
          label={t("eventTypes.details.link")}
          error={problems.slug}
          hint={<Trans id={linkHint} values={{ example: <span className="code">{"?name=…&email=…"}</span> }} />}
        >
          {(control) => (
            <div className={css.address}>
              <span aria-hidden="true">
                {location.host}/{handle}/
              </span>
              <input
                {...control}
                className="input"
                name="slug"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={draft.slug}
                onChange={({ target: { value } }) => {
                  setFollows(isNew && value === "");
                  change({ slug: slugWhileTyping(value) });
                }}
                onBlur={() => {
                  const slug = slugWhenLeft(draft.slug);
                  if (slug !== draft.slug) change({ slug });
                }}
              />
            </div>
          )}
        </Field>
        <TextareaField
          label={t("eventTypes.details.description")}
          optional
          name="description"
          dir="auto"
          rows={4}
          maxLength={5000}
          value={draft.description}
          error={problems.description}
          onChange={({ target: { value } }) => change({ description: value })}
        />
        <div className={css.pair} data-uneven>
          <SelectField
            label={t("eventTypes.place.label")}
            name="location.kind"
            value={kind}
            onChange={({ target: { value } }) => change({ location: { ...draft.location, kind: value as Kind } })}
          >
            {(Object.keys(places) as Kind[]).map((one) => (
              <option key={one} value={one}>
                {t(places[one].name)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t(places[kind].label)}
            optional
            name="location.value"
            dir={kind === "link" ? "ltr" : "auto"}
            maxLength={500}
            hint={t(places[kind].hint)}
            value={draft.location.value}
            error={problems["location.value"]}
            onChange={({ target: { value } }) => change({ location: { kind, value } })}
          />
        </div>
        <TextField
          label={t("eventTypes.details.price")}
          optional
          name="price"
          dir="auto"
          maxLength={80}
          placeholder={t("eventTypes.details.priceExample")}
          hint={t("eventTypes.details.priceHint")}
          value={draft.price}
          error={problems.price}
          onChange={({ target: { value } }) => change({ price: value })}
        />
        <fieldset className="bare">
          <legend className="field-label">{t("eventTypes.ink.label")}</legend>
          <div className={css.inks}>
            {inks.map((ink) => (
              <label key={ink} className={css.ink} data-cat={ink}>
                <input type="radio" name="ink" checked={draft.ink === ink} onChange={() => change({ ink })} />
                <InkMark ink={ink} />
                <span>{t(inkNames[ink])}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {!isNew && (
          <Switch
            label={
              <Trans
                id={draft.draft ? "eventTypes.details.public" : "eventTypes.details.bookable"}
                tags={{ quiet: <span className="quiet" /> }}
              />
            }
            checked={!draft.paused}
            onChange={() => change({ paused: !draft.paused })}
          />
        )}
        <Switch
          label={<Trans id="eventTypes.details.listed" tags={{ quiet: <span className="quiet" /> }} />}
          checked={!draft.hidden}
          onChange={() => change({ hidden: !draft.hidden })}
        />
      </div>
    </FormSection>
  );
}

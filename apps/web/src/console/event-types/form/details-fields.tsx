import { inks } from "@daybook/contract/event-types";
import { useState } from "react";
import { Switch } from "../../../ui/forms/choice.tsx";
import { Field, SelectField, TextareaField, TextField } from "../../../ui/forms/field.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { useAccount } from "../../frame/use-account.ts";
import { slugFrom, slugWhenLeft, slugWhileTyping } from "../draft/slug.ts";
import css from "./form.module.css";
import type { FormPart } from "./form-part.ts";

const places = {
  in_person: { name: "In person", label: "Address", hint: "As a guest should find it." },
  phone: { name: "By phone", label: "Number, or who calls", hint: "Such as +351 912 345 678, or “I call you”." },
  link: { name: "Online", label: "Address of the call", hint: "Guests get it in their confirmation." },
  custom: { name: "Something else", label: "Where", hint: "In your words." },
} as const;
type Kind = keyof typeof places;

export function DetailsFields({ draft, problems, change, isNew }: FormPart & { isNew: boolean }) {
  const { handle } = useAccount();
  // A new page is named by its title until one names it oneself.
  const [follows, setFollows] = useState(isNew);
  const kind = draft.location.kind;
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">What people book</h2>
      </header>
      <div className={css.fields}>
        <TextField
          label="Title"
          name="title"
          maxLength={120}
          value={draft.title}
          error={problems.title}
          onChange={({ target: { value } }) => change({ title: value, ...(follows ? { slug: slugFrom(value) } : {}) })}
        />
        <Field
          label="Link"
          error={problems.slug}
          hint={
            <>
              {isNew
                ? !problems.slug && "The address of its page. "
                : "Links given out before stop working when this changes. "}
              Add <span className="code">?name=…&amp;email=…</span> to fill in the form for someone.
            </>
          }
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
          label="Description"
          optional
          name="description"
          rows={4}
          maxLength={5000}
          value={draft.description}
          error={problems.description}
          onChange={({ target: { value } }) => change({ description: value })}
        />
        <div className={css.pair} data-uneven>
          <SelectField
            label="Where"
            name="location.kind"
            value={kind}
            onChange={({ target: { value } }) => change({ location: { ...draft.location, kind: value as Kind } })}
          >
            {(Object.keys(places) as Kind[]).map((one) => (
              <option key={one} value={one}>
                {places[one].name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={places[kind].label}
            optional
            name="location.value"
            maxLength={500}
            hint={places[kind].hint}
            value={draft.location.value}
            error={problems["location.value"]}
            onChange={({ target: { value } }) => change({ location: { kind, value } })}
          />
        </div>
        <TextField
          label="Price"
          optional
          name="price"
          maxLength={80}
          placeholder="€45, paid at the studio"
          hint="A line for the page. Nothing is charged here."
          value={draft.price}
          error={problems.price}
          onChange={({ target: { value } }) => change({ price: value })}
        />
        <fieldset className="bare">
          <legend className="field-label">Ink</legend>
          <div className={css.inks}>
            {inks.map((ink) => (
              <label key={ink} className={css.ink} data-cat={ink}>
                <input type="radio" name="ink" checked={draft.ink === ink} onChange={() => change({ ink })} />
                <InkMark ink={ink} />
                <span>{ink}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Switch
          label={
            <>
              List it on your page <span className="quiet">its link works either way</span>
            </>
          }
          checked={!draft.hidden}
          onChange={() => change({ hidden: !draft.hidden })}
        />
      </div>
    </section>
  );
}

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "../../../ui/button.tsx";
import { FieldError, Optional } from "../../../ui/forms/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import css from "../webhooks.module.css";
import type { HeaderDraft } from "./webhook-draft.ts";

interface HeaderFieldsProps {
  headers: HeaderDraft[] | null;
  kept: readonly string[];
  error: string | undefined;
  onChange(headers: HeaderDraft[]): void;
}

/** As it is written in every language. */
const example = { name: "Authorization", value: "Bearer …" };
const nextKey = (headers: readonly HeaderDraft[]) => Math.max(0, ...headers.map(({ key }) => key)) + 1;

/** What is sent along. What was sent so far is known by name alone, so it is kept whole or written anew. */
export function HeaderFields({ headers, kept, error, onChange }: HeaderFieldsProps) {
  const errorId = useId();
  const written = headers ?? [];
  const add = () => onChange([...written, { key: nextKey(written), name: "", value: "" }]);
  const set = (key: number, change: Partial<HeaderDraft>) =>
    onChange(written.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <fieldset className="field bare" aria-describedby={error ? errorId : undefined}>
      <legend className="field-label">
        <Optional label={t("webhooks.form.headers")} />
      </legend>
      {headers === null && <p className="muted">{t("webhooks.form.headersKept", { names: kept.join(", ") })}</p>}
      {written.map(({ key, name, value }) => (
        <div key={key} className={css.header}>
          <HeaderInput
            label={t("webhooks.form.headerName")}
            placeholder={example.name}
            maxLength={100}
            value={name}
            onChange={(next) => set(key, { name: next })}
          />
          <HeaderInput
            label={t("webhooks.form.headerValue")}
            placeholder={example.value}
            maxLength={1000}
            value={value}
            onChange={(next) => set(key, { value: next })}
          />
          <Button
            kind="quiet"
            icon
            aria-label={t("webhooks.form.removeHeader", { name: name || t("webhooks.form.headerName") })}
            onClick={() => onChange(written.filter((one) => one.key !== key))}
          >
            <Icon of={X} size="sm" />
          </Button>
        </div>
      ))}
      {error && <FieldError id={errorId} text={error} />}
      <div>
        <Button size="sm" onClick={add}>
          <Icon of={Plus} size="sm" />{" "}
          {headers === null ? t("webhooks.form.headersAnew") : t("webhooks.form.addHeader")}
        </Button>
      </div>
      <p className="field-hint">{t("webhooks.form.headersHint")}</p>
    </fieldset>
  );
}

interface HeaderInputProps {
  label: string;
  placeholder: string;
  maxLength: number;
  value: string;
  onChange(value: string): void;
}

/** What programs read runs from left to right, and isn't spelt. */
const HeaderInput = ({ label, onChange, ...input }: HeaderInputProps) => (
  <input
    {...input}
    className="input"
    dir="ltr"
    aria-label={label}
    autoComplete="off"
    spellCheck={false}
    onChange={(event) => onChange(event.target.value)}
  />
);

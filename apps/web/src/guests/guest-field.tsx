import { readableEmail } from "@daybook/core/text/email-address";
import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/forms/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import { type GuestDraft, type GuestRules, takeOver } from "./guest-list.ts";
import css from "./guests.module.css";

interface GuestFieldProps {
  draft: GuestDraft;
  rules: GuestRules;
  /** What was found when it was sent. */
  error?: string | undefined;
  /** It was asked for just now: whoever did writes on. */
  focus?: boolean;
  controlSize?: "lg" | undefined;
  onChange(draft: GuestDraft): void;
}

const separators = /[,;，；、،؛]/;

/**
 * Who comes along, one below the other, and a field in which one address or many can be written. What stands in it when it is
 * left is taken over by whoever sends it: a list that grows then would move the button from under the pointer.
 */
export function GuestField({ draft, rules, error, focus, controlSize, onChange }: GuestFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { list, typed } = draft;
  const isFull = list.length >= rules.most && typed === "";
  const isAsked = useRef(focus);
  useEffect(() => {
    if (isAsked.current) input.current?.focus();
  }, []);

  const take = (text: string) => {
    const taken = takeOver({ list, typed: text }, rules);
    setProblem(taken.problem);
    onChange(taken.draft);
  };
  const write = (text: string) => {
    if (separators.test(text)) return take(text);
    setProblem(null);
    onChange({ list, typed: text });
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    // A field of one line would run lines together.
    if (!/[\n\r\t,;]|@[^@\s]*\s[^@]*@/.test(text.trim())) return;
    event.preventDefault();
    take(`${typed}${text}`);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || typed.trim() === "" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    take(typed);
  };
  const remove = (email: string) => {
    setProblem(null);
    onChange({ list: list.filter((one) => one.email !== email), typed });
    // The button that had the focus is gone; the field may have to come back first.
    setTimeout(() => input.current?.focus());
  };
  return (
    <div className={css.guests}>
      {list.length > 0 && (
        <ul className={css.list} aria-label={t("guests.label")}>
          {list.map(({ email, name }) => (
            <li key={email}>
              <span>
                {name && (
                  <span className={css.name}>
                    <bdi>{name}</bdi>
                  </span>
                )}
                <bdi className={name ? "small quiet" : undefined}>{readableEmail(email)}</bdi>
              </span>
              <Button
                kind="quiet"
                icon
                aria-label={t("guests.takeOff", { address: readableEmail(email) })}
                onClick={() => remove(email)}
              >
                <Icon of={X} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p className="field-hint">{t("guests.full", { max: rules.most })}</p>
      ) : (
        <Field label={t("guests.field")} optional hint={t("guests.hint")} error={error ?? problem ?? undefined}>
          {(control) => (
            <input
              {...control}
              ref={input}
              className={`input ${css.typed}`}
              data-size={controlSize}
              name="guests"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={4000}
              value={typed}
              onChange={({ target }) => write(target.value)}
              onPaste={paste}
              onKeyDown={press}
            />
          )}
        </Field>
      )}
      <p className="sr" role="status">
        {list.length > 0 && t("guests.count", { count: list.length })}
      </p>
    </div>
  );
}

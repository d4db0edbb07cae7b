import { useEffect, useRef } from "react";
import { TextField } from "../../ui/forms/field.tsx";
import { t } from "../../words/words.ts";
import css from "./session.module.css";

export type CodeKind = "code" | "recovery_code";

interface CodeFieldProps {
  kind: CodeKind;
  value: string;
  error?: string | undefined;
  hint?: string;
  size?: "lg" | undefined;
  onChange(value: string): void;
}

/** A code of an app, or a recovery code; it has the focus as soon as it is there. */
export function CodeField({ kind, value, error, hint, size, onChange }: CodeFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [kind]);
  return (
    <TextField
      ref={field}
      {...(kind === "code" ? { className: `input ${css.digits}` } : {})}
      label={t(kind === "code" ? "session.code.label" : "session.code.recoveryLabel")}
      hint={hint}
      error={error}
      controlSize={size}
      name={kind}
      dir="ltr"
      inputMode={kind === "code" ? "numeric" : "text"}
      autoComplete={kind === "code" ? "one-time-code" : "off"}
      autoCapitalize={kind === "code" ? "none" : "characters"}
      spellCheck={false}
      maxLength={kind === "code" ? 9 : 20}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

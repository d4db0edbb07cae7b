import { ApiError } from "@daybook/contract/client";
import type { PasswordProblem, PasswordStrength } from "@daybook/core/passwords/password-problem";
import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { TextField } from "../../ui/forms/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import css from "./session.module.css";

type Rules = typeof import("@daybook/core/passwords/password-problem");

const LEAST = 10;

const problemSentence = (problem: PasswordProblem): string => {
  if (problem === "common_password") return t("session.password.common");
  return problem === "own_words" ? t("session.password.own") : t("session.password.pattern");
};
const strengthSentence = (strength: PasswordStrength): string => {
  if (strength === "strong") return t("session.password.strong");
  return strength === "good" ? t("session.password.good") : t("session.password.enough");
};

/** What the server said of a password, in words. */
export function passwordError(error: unknown): string | undefined {
  const field = error instanceof ApiError && error.problem?.errors?.find(({ path }) => path === "password");
  const rules: readonly string[] = ["common_password", "own_words", "simple_pattern"];
  return field && rules.includes(field.rule) ? problemSentence(field.rule as PasswordProblem) : undefined;
}

interface NewPasswordFieldProps {
  label?: string;
  value: string;
  /** Words that others know of whoever has it: name, handle, address. */
  own: readonly string[];
  /** Whether it was sent off: what is missing is told then. */
  tried: boolean;
  error?: string | undefined;
  size?: "lg" | undefined;
  onChange(password: string): void;
}

/** A password to be: says in words how it stands while it is typed. */
export function NewPasswordField({ label, value, own, tried, error, size, onChange }: NewPasswordFieldProps) {
  const [rules, setRules] = useState<Rules | null>(null);
  const began = value !== "";
  // The list of what everybody tries is fetched by who types one. Without it the server says the same later.
  useEffect(() => {
    if (began) void import("@daybook/core/passwords/password-problem").then(setRules, () => {});
  }, [began]);
  const left = LEAST - value.length;
  const problem = left <= 0 ? (rules?.passwordProblem(value, own) ?? null) : null;
  const short = value === "" ? t("session.password.needed") : t("session.password.tooShort", { left });
  const wrong = problem ? problemSentence(problem) : tried && left > 0 ? short : error;
  const strength = left <= 0 && !problem && rules ? rules.passwordStrength(value) : null;
  return (
    <TextField
      label={label ?? t("session.password.label")}
      type="password"
      name="password"
      autoComplete="new-password"
      controlSize={size}
      maxLength={200}
      value={value}
      error={wrong}
      hint={
        <span role="status">
          {strength && !wrong ? (
            <span className={css.free}>
              <Icon of={Check} size="sm" />
              <span>{strengthSentence(strength)}</span>
            </span>
          ) : (
            !wrong && (value === "" ? t("session.password.hint") : short)
          )}
        </span>
      }
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

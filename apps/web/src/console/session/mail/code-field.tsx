import { ApiError } from "@daybook/contract/client";
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { goneSentence } from "./gone-sentence.ts";
import css from "./mail.module.css";

const digitsOf = (text: string): string => text.normalize("NFKC").replace(/\D/g, "").slice(0, 6);

/** What is wrong with a code that was sent. */
function codeProblem(error: unknown): string {
  const wrong = error instanceof ApiError && error.problem?.errors?.find(({ rule }) => rule === "wrong_code");
  if (wrong) return t("session.mailCode.wrong", { left: Number(wrong.params?.left ?? 0) });
  return goneSentence(error) ?? errorSentence(error);
}

interface CodeFieldProps {
  error: unknown;
  busy: boolean;
  size?: "lg" | undefined;
  onCode(code: string): void;
}

/** The six digits of a mail: typed, pasted with whatever stands around them, or filled in by the device. The last one sends them. */
export function CodeField({ error, busy, size, onCode }: CodeFieldProps) {
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.length === 6) onCode(code);
  };
  const problem = tried && code.length < 6 ? t("session.code.missing") : error ? codeProblem(error) : undefined;
  return (
    <form className={css.code} onSubmit={submit} noValidate>
      <TextField
        label={t("session.code.label")}
        hint={problem ? undefined : t("session.code.hint")}
        error={problem}
        name="code"
        className={`input num ${css.digits}`}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        controlSize={size}
        value={code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code}
        onChange={(event) => {
          const digits = digitsOf(event.target.value);
          setCode(digits);
          setTried(false);
          if (digits.length === 6 && digits !== code && !busy) onCode(digits);
        }}
      />
      <Button type="submit" kind="primary" size={size} busy={busy}>
        {t("session.code.go")}
      </Button>
    </form>
  );
}

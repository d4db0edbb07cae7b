import { ApiError } from "@daybook/contract/client";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence } from "../error-sentence.ts";
import type { CodeKind } from "./code-field.tsx";

/** What is wrong with a code, at its field: before it is sent, and once it was. */
export const codeProblem = (kind: CodeKind, typed: string): string | undefined =>
  kind === "code"
    ? /^\s*(?:\d\s*){6}$/.test(typed)
      ? undefined
      : t("session.code.sixDigits")
    : typed.trim() === ""
      ? t("session.code.recoveryMissing")
      : undefined;

export function codeRefused(kind: CodeKind, error: unknown): string | undefined {
  if (!error) return undefined;
  const code = errorCode(error);
  if (code === "wrong_code") return t(kind === "code" ? "session.code.wrong" : "session.code.recoveryWrong");
  if (code === "rate_limited" && error instanceof ApiError)
    return t("session.code.tooMany", { minutes: Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60)) });
  return errorSentence(error);
}

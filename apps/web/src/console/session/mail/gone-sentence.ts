import { ApiError } from "@daybook/contract/client";
import { t } from "../../../words/words.ts";
import { errorCode } from "../../error-sentence.ts";

/** Why a mailed link or its code is good for nothing; null for any other error. */
export function goneSentence(error: unknown): string | null {
  if (errorCode(error) !== "link_ended") return null;
  const reason = error instanceof ApiError ? error.problem?.reason : undefined;
  if (reason === "used") return t("session.gone.used");
  return reason === "replaced" ? t("session.gone.replaced") : t("session.gone.expired");
}

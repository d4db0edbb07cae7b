import { ApiError } from "@daybook/contract/client";
import { again, errorSentence as anybodysSentence, errorCode } from "../api/error-sentence.ts";
import { t } from "../words/words.ts";

export { errorCode, fieldErrors, loadErrorSentence } from "../api/error-sentence.ts";

/** An error in words for the host, who has nobody else to tell. */
export function errorSentence(error: unknown): string {
  const code = errorCode(error);
  if (code === "last_way_in") return t("session.lastWayIn");
  if (code === "sign_in_expired") return t("session.code.expired");
  if (error instanceof ApiError && error.problem?.reason === "sign_in_wait")
    return t("session.wait", { again: again(error) });
  const sentence = anybodysSentence(error);
  const reference = error instanceof ApiError ? error.problem?.requestId : undefined;
  if (!reference || sentence !== t("errors.unknownWith", { reference })) return sentence;
  return t("frame.broken.notDone", { reference });
}

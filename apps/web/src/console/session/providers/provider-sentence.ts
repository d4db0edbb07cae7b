import { ApiError } from "@daybook/contract/client";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";

/** Why it didn't come to anything with a service, in words for whoever went there. */
export function providerSentence(error: unknown, provider: string): string {
  switch (errorCode(error)) {
    case "provider_unavailable":
      return t("session.providers.unavailable", { provider });
    case "provider_refused":
      return t("session.providers.refused", { provider });
    case "flow_ended":
      return t("session.providers.ended");
    case "identity_taken":
      return t("session.providers.taken", { provider });
    case "last_way_in":
      return t("security.linked.last");
    case "sign_up_restricted":
      return restrictedSentence(error);
    default:
      return errorSentence(error);
  }
}

/** Who may sign up where not everybody may. */
export function restrictedSentence(error: unknown): string {
  const params = error instanceof ApiError ? error.problem?.errors?.[0]?.params : undefined;
  return t("session.providers.restricted", { domains: String(params?.options ?? "") });
}

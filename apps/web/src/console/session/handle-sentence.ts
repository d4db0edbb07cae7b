import { t } from "../../words/words.ts";

const shortestHandle = 2;
export const longestHandle = 40;

/** Why a handle can't be had, by the rule that it breaks. */
export function handleSentence(handle: string, rule: string | undefined): string {
  switch (rule) {
    case "handle_reserved":
      return t("session.handle.reserved", { handle });
    case "handle_taken":
      return t("session.handle.taken", { handle });
    case "too_small":
      return t("rules.too_small", { origin: "string", minimum: shortestHandle });
    case "too_big":
      return t("rules.too_big", { origin: "string", maximum: longestHandle });
    case "format":
      return t("session.handle.format");
    default:
      return t("session.handle.refused", { handle });
  }
}

import type { AuditEntry } from "@daybook/contract/audit-log";
import { t } from "../../../words/words.ts";

type Who = AuditEntry["who"];

/** Who it was, in a word or two. */
export function whoWords({ as, name, via, key }: Who): string {
  switch (as) {
    case "account":
      if (via !== "key") return t("log.who.you");
      return key ? t("log.who.key", { name: key }) : t("log.who.goneKey");
    case "invitee":
      return name || t("log.who.guest");
    case "operator":
      return t("log.who.operator");
    case "daybook":
      return "Daybook";
    case "nobody":
      return t("log.who.somebody");
  }
}

/** Whose initials stand beside it. */
export const initialsFor = (who: Who): string => {
  const { as, name, via, key } = who;
  if (as === "account" && via === "key" && key) return key;
  return (as === "account" && via !== "key" && name) || whoWords(who);
};

import { cleanEmail } from "@daybook/core/text/email-address";
import { t } from "../../words/words.ts";

/** What is wrong with an e-mail address, in words that name the rule and the value; null when nothing is. */
export function emailProblem(text: string): string | null {
  const email = cleanEmail(text);
  if (!email) return t("booking.email.missing");
  const [local, domain, ...rest] = email.split("@");
  if (domain === undefined) return t("booking.email.noAt", { email });
  if (rest.length > 0) return t("booking.email.manyAt");
  if (!local) return t("booking.email.noName");
  if (/\s/.test(email)) return t("booking.email.spaces");
  if (!domain.includes(".") || domain.endsWith(".")) return t("booking.email.ending", { domain });
  const foreign = /[^\0-\x7f]/u.exec(local)?.[0];
  if (foreign) return t("booking.email.foreign", { character: foreign });
  if (!/^[^\s@,;:"()<>[\]\\]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z][a-z\d-]+$/i.test(email) || /\.\./.test(email))
    return t("booking.email.other", { email });
  return null;
}

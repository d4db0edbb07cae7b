import { emailProblem } from "../../ui/forms/email-problem.ts";
import { t } from "../../words/words.ts";

/** What is wrong with the address one signs in with; null when nothing is. */
export const ownEmailProblem = (text: string): string | null =>
  text.trim() === "" ? t("session.email.missing") : emailProblem(text);

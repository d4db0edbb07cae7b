import { matchLanguage } from "@daybook/words/languages";
import { hasChosenLanguage } from "./reader.ts";
import { language, speak } from "./words.ts";

/** Has the console speak the account's language, unless another was chosen on this device. */
export async function followAccount(locale: string | null): Promise<void> {
  const wanted = locale === null ? null : matchLanguage([locale]);
  if (wanted === null || wanted === language() || hasChosenLanguage()) return;
  await speak(wanted, []);
}

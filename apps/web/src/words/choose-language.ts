import type { Language } from "@daybook/words/languages";
import { rememberLanguage } from "./reader.ts";
import { speak } from "./words.ts";

/** Has everything speak another language, and remembers it on this device. Throws where the network fails; nothing has changed then. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language, []);
  rememberLanguage(language);
}

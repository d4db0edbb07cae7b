import { compileMessage } from "@lingui/message-utils/compileMessage";
import ar from "../locales/ar/mail.json" with { type: "json" };
import de from "../locales/de/mail.json" with { type: "json" };
import en from "../locales/en/mail.json" with { type: "json" };
import es from "../locales/es/mail.json" with { type: "json" };
import fr from "../locales/fr/mail.json" with { type: "json" };
import ja from "../locales/ja/mail.json" with { type: "json" };
import pt from "../locales/pt/mail.json" with { type: "json" };
import { intlTag, type Language } from "./languages.ts";
import { createWords, type Words } from "./words.ts";

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { ar, de, en, es, fr, ja, pt };

const compiled = new Map<string, unknown>();

function compile(message: string): unknown {
  let found = compiled.get(message);
  if (found === undefined) {
    found = compileMessage(message);
    compiled.set(message, found);
  }
  return found;
}

/** What mails, documents and calendars say in a language; `tags` are the reader's own, for their region's habits. */
export function serverWords(language: Language, tags: readonly string[] = []): Words {
  return createWords({ language, tag: intlTag(language, tags), catalogues: [catalogues[language]], compile });
}

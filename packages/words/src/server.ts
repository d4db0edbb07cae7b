import { compileMessage } from "@lingui/message-utils/compileMessage";
import arCities from "../cities/ar.json" with { type: "json" };
import deCities from "../cities/de.json" with { type: "json" };
import esCities from "../cities/es.json" with { type: "json" };
import frCities from "../cities/fr.json" with { type: "json" };
import jaCities from "../cities/ja.json" with { type: "json" };
import ptCities from "../cities/pt.json" with { type: "json" };
import ar from "../locales/ar/mail.json" with { type: "json" };
import de from "../locales/de/mail.json" with { type: "json" };
import en from "../locales/en/mail.json" with { type: "json" };
import es from "../locales/es/mail.json" with { type: "json" };
import fr from "../locales/fr/mail.json" with { type: "json" };
import ja from "../locales/ja/mail.json" with { type: "json" };
import pt from "../locales/pt/mail.json" with { type: "json" };
import { type AnyLanguage, intlTag, type Language } from "./languages.ts";
import { type Compiled, mirrored, stretched } from "./trial.ts";
import { type Catalogue, createWords, type Words } from "./words.ts";

/** How somebody reads: their language, their own tags for it, their zone (IANA) and the hours on their clock. */
export interface Reader {
  language: AnyLanguage;
  tags: readonly string[];
  zone: string;
  clock: "12" | "24";
}

const sources: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ar: { ...ar, ...arCities },
  de: { ...de, ...deCities },
  en,
  es: { ...es, ...esCities },
  fr: { ...fr, ...frCities },
  ja: { ...ja, ...jaCities },
  pt: { ...pt, ...ptCities },
};

const compiled = new Map<string, ReturnType<typeof compileMessage>>();

function compile(message: string): ReturnType<typeof compileMessage> {
  let found = compiled.get(message);
  if (found === undefined) {
    found = compileMessage(message);
    compiled.set(message, found);
  }
  return found;
}

const catalogues = new Map<AnyLanguage, Catalogue>();

/** A mail that is partly in English is better than none: what a language lacks is said in English. */
function catalogueOf(language: AnyLanguage): Catalogue {
  let found = catalogues.get(language);
  if (!found) {
    found = language === "en-XA" || language === "ar-XB" ? trialOf(language) : { ...en, ...sources[language] };
    catalogues.set(language, found);
  }
  return found;
}

const trialOf = (language: "en-XA" | "ar-XB"): Catalogue =>
  (language === "en-XA" ? stretched : mirrored)(
    Object.fromEntries(Object.entries(en).map(([key, message]) => [key, compile(message)])) as Compiled,
  );

/** What mails, documents and calendars say in a language; `tags` are the reader's own, for their region's habits. */
export function serverWords(language: AnyLanguage, tags: readonly string[] = []): Words {
  return createWords({ language, tag: intlTag(language, tags), catalogues: [catalogueOf(language)], compile });
}

export const wordsOf = ({ language, tags }: Pick<Reader, "language" | "tags">): Words => serverWords(language, tags);

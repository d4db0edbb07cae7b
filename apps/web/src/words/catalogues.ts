import type { AnyLanguage } from "@daybook/words/languages";
import type { Catalogue } from "@daybook/words/words";

/** What a page needs of the catalogues: every page the public part, others one of their own besides. */
export type Part = "public" | "site" | "console" | "setup";

type Module = { default: Catalogue };
const modules = import.meta.glob<Module>("../../../../packages/words/locales/*/{public,site,console,setup}.json");

/** Throws where the network fails. */
export async function loadCatalogue(language: AnyLanguage, part: Part): Promise<Catalogue> {
  const source = language === "en-XA" || language === "ar-XB" ? "en" : language;
  const load = modules[`../../../../packages/words/locales/${source}/${part}.json`];
  if (!load) throw new Error(`There is no ${part} in ${language}`);
  const { default: catalogue } = await load();
  if (source === language) return catalogue;
  const trial = await import("@daybook/words/trial");
  return (language === "en-XA" ? trial.stretched : trial.mirrored)(catalogue as never);
}

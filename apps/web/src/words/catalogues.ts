import type { AnyLanguage } from "@daybook/words/languages";
import type { Catalogue } from "@daybook/words/words";

/** One part in one language. */
export type File = { default: Catalogue };

/**
 * A part of the catalogues: by language, how its file is loaded. Each stands in a module of its own in `parts`, so that
 * a page knows of those parts alone that it may need.
 */
export type Part = Readonly<Record<string, () => Promise<File>>>;

/** The files of `import.meta.glob`, by their language. */
export const partOf = (files: Part): Part =>
  Object.fromEntries(Object.entries(files).map(([path, load]) => [path.split("/").at(-2) ?? "", load]));

/** Throws where the network fails. */
export async function loadCatalogue(language: AnyLanguage, part: Part): Promise<Catalogue> {
  const source = language === "en-XA" || language === "ar-XB" ? "en" : language;
  const load = part[source];
  if (!load) throw new Error(`No words in ${language}`);
  const { default: catalogue } = await load();
  if (source === language) return catalogue;
  const trial = await import("@daybook/words/trial");
  return (language === "en-XA" ? trial.stretched : trial.mirrored)(catalogue as never);
}

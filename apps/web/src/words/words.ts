import { type AnyLanguage, directionOf, intlTag } from "@daybook/words/languages";
import { type Catalogue, createWords, type Translate, type Words } from "@daybook/words/words";
import { useSyncExternalStore } from "react";
import { loadCatalogue, type Part } from "./catalogues.ts";
import { readerTags } from "./reader.ts";

let current: Words | null = null;
const listeners = new Set<() => void>();
let known: { language: AnyLanguage; parts: Map<Part, Catalogue> } | null = null;

function words(): Words {
  if (!current) throw new Error("No words yet: ask for them while rendering");
  return current;
}

/** The sentence of a key in the reader's language. Only while rendering, or later: before, there is no language. */
export const t = ((key: never, values: never) => words().t(key, values)) as unknown as Translate;

/** What the reader calls the city of a zone, by the zone's canonical name. */
export const cityCalled = (zone: string): string => words().city(zone);

/** The reader's language. */
export const language = (): AnyLanguage => words().language;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The reader's language, for what has to be shown anew when it changes. */
export const useLanguage = (): AnyLanguage => useSyncExternalStore(subscribe, language);

/** The language in the reader's region, as it is told to the server: pt-PT. */
export const locale = (): string => new Intl.Locale(words().tag).baseName;

/** For `Intl`: the reader's language in their region, with the Gregorian calendar. */
export const intl = (): string => words().tag;

/** All that is to be known, in whatever language. */
const wanted = new Set<Part>();
/** The language asked for last; others may still be loading. */
let latest: AnyLanguage | null = null;

/** Has everything speak that language from now on, these parts too. Throws where the network fails; all is as it was then. */
export async function speak(next: AnyLanguage, parts: readonly Part[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  latest = next;
  await load(next);
}

/** Has the reader's language know these parts too, before a page shows that needs them. Throws where the network fails. */
export async function learn(...parts: readonly Part[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  await load(latest ?? language());
}

async function load(next: AnyLanguage): Promise<void> {
  const partsOf = () => (known?.language === next ? known.parts : new Map<Part, Catalogue>());
  let loaded: (readonly [Part, Catalogue])[];
  try {
    loaded = await Promise.all(
      [...wanted].map(async (part) => [part, partsOf().get(part) ?? (await loadCatalogue(next, part))] as const),
    );
  } catch (error) {
    if (latest === next) latest = known?.language ?? null;
    throw error;
  }
  // Another language was asked for meanwhile: that one has to know the parts.
  if (latest !== null && latest !== next) return load(latest);
  // What others have learnt meanwhile is kept.
  use(next, new Map([...partsOf(), ...loaded]));
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  for (const listener of listeners) listener();
}

function use(next: AnyLanguage, parts: Map<Part, Catalogue>, compile?: (message: string) => unknown): void {
  known = { language: next, parts };
  const tag = intlTag(next, readerTags());
  current = createWords({ language: next, tag, catalogues: [...parts.values()], compile });
}

/** For tests of functions that make sentences: catalogues as they stand in their files. */
export function speakRaw(
  next: AnyLanguage,
  catalogues: readonly Catalogue[],
  compile: (message: string) => unknown,
): void {
  use(next, new Map([[{}, Object.assign({}, ...catalogues) as Catalogue]]), compile);
}

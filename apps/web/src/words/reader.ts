import { type AnyLanguage, matchLanguage, validTags } from "@daybook/words/languages";
import { keep, kept } from "../device/storage.ts";

const KEY = "daybook.language";

/** The tags of the languages that the browser's user likes, best first. */
export const readerTags = (): string[] => validTags(typeof navigator === "undefined" ? [] : navigator.languages);

const chosen = (): string | null => kept(KEY);

export const hasChosenLanguage = (): boolean => chosen() !== null;

/** Remembers on this device what the reader chose here; a choice outlives what links ask for. */
export const rememberLanguage = (language: AnyLanguage): boolean => keep(KEY, language);

/** What the reader chose here, what the link asks for (`?lang=`), or what the browser likes, in that order. */
export function readerLanguage(search: string = location.search): AnyLanguage {
  const asked = new URLSearchParams(search).get("lang");
  return matchLanguage([...listOf(chosen()), ...listOf(asked), ...readerTags()]) ?? "en";
}

const listOf = (tag: string | null): string[] => (tag ? [tag] : []);

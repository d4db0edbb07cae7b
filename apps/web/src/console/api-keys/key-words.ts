import type { KeyScope } from "@daybook/contract/api-keys";
import { intl, t } from "../../words/words.ts";

/** "Read, Book": what a key may do. */
export const scopesWords = (scopes: readonly KeyScope[]): string =>
  new Intl.ListFormat(intl(), { type: "unit" }).format(scopes.map((scope) => t(`apiKeys.scope.${scope}.name`)));

/** "25 Feb 2027" in a zone: a key may end years ahead. */
export const dateWithYear = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(intl(), { dateStyle: "medium", timeZone }).format(Date.parse(instant));

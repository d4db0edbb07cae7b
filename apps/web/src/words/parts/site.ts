import { type File, partOf } from "../catalogues.ts";

/** Home, profiles, and the pages of a booking that was made. */
export const sitePart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/site.json"));

import { type File, partOf } from "../catalogues.ts";

/** What Daybook says of itself: home, privacy, the API. */
export const aboutPart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/about.json"));

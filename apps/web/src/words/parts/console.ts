import { type File, partOf } from "../catalogues.ts";

/** The console but for what is set up in it. */
export const consolePart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/console.json"));

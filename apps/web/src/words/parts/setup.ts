import { type File, partOf } from "../catalogues.ts";

/** Availability and event types. */
export const setupPart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/setup.json"));

import { type File, partOf } from "../catalogues.ts";

/** What comes after the first step of a booking: the form, what was booked, choosing a zone. */
export const stepsPart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/steps.json"));

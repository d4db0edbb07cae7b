import { type File, partOf } from "../catalogues.ts";

/** What a booking page says before anything is pressed, and what every page may say. */
export const publicPart = partOf(import.meta.glob<File>("../../../../../packages/words/locales/*/public.json"));

import { directionOf } from "@daybook/words/languages";
import { language } from "../../words/words.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name within a sentence, isolated where it may run another way than the sentence does. */
export const named = (name: string): string =>
  name !== "" && (directionOf(language()) === "rtl" || rightToLeft.test(name)) ? `\u2068${name}\u2069` : name;

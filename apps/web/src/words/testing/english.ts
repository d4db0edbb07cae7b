/** Imported by a test, it has the functions under test speak English, as the pages do once they have loaded. */
import console from "@daybook/words/locales/en/console.json";
import pub from "@daybook/words/locales/en/public.json";
import setup from "@daybook/words/locales/en/setup.json";
import site from "@daybook/words/locales/en/site.json";
import steps from "@daybook/words/locales/en/steps.json";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { speakRaw } from "../words.ts";

speakRaw("en", [pub, steps, site, console, setup], compileMessage);

import { t } from "../../../words/words.ts";

/** Names that are the same in every language, by what a browser says of where it runs; the first that fits. */
const known: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

/** What a device is called at first. */
export const deviceName = (agent: string): string =>
  known.find(([mark]) => mark.test(agent))?.[1] ?? t("security.passkeys.unnamed");

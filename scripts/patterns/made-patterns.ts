import { allOperations } from "@daybook/contract/all-operations";
import { splitKey } from "@daybook/contract/operation";
import { unseenInLine, unseenInText } from "@daybook/core/text/visible";

/** What files make patterns of: all of them, or one like the others. */
export const madePatterns: Record<string, { source: string; flags: string }[]> = {
  "apps/api/src/app.ts": Object.keys(allOperations).map((key) => ({
    source: `^${splitKey(key).path.replace(/\{\w+\}/g, "[^/]+")}$`,
    flags: "",
  })),
  "apps/api/src/runtime/env-sms.ts": [{ source: "^AC[0-9a-fA-F]{32}$", flags: "" }],
  "apps/web/src/ui/initials.ts": [{ source: "^(\\p{sc=Latin}\\p{M}*){2}$", flags: "u" }],
  "apps/web/src/words/trans.tsx": [{ source: "\uE0F0(\\d+)\uE0F1", flags: "" }],
  "packages/core/src/text/visible.ts": [unseenInLine, unseenInText],
  "packages/integrations/src/mail/inbound/read-returned.ts": [
    { source: "^Action:[ \\t]*((?:.*)(?:\\r?\\n[ \\t]+.*)*)", flags: "im" },
  ],
  "packages/integrations/src/mail/letter-spans.ts": [{ source: "\uE0F0(\\d+)\uE0F1", flags: "" }],
  "packages/words/src/languages.ts": [{ source: "^en-", flags: "i" }],
};

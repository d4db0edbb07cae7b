import { posix } from "node:path";

/** Names that say nothing: a newcomer cannot guess what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|lib|misc|managers?)$/;
const EMPTY_ENDINGS = /(^|-)(utils?|helpers?|managers?)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The file-based routes of Cloudflare Pages name their files themselves. */
const NAMED_BY_PLATFORM = /^apps\/web\/functions\//;

/** What is wrong with the name of a file, if anything. */
export function nameProblem(path: string): string | undefined {
  const folders = path.split("/").slice(0, -1);
  const stem = posix.basename(path).replace(/\..*$/, "");
  const empty =
    [...folders, stem].find((name) => EMPTY_NAMES.test(name)) ?? (EMPTY_ENDINGS.test(stem) ? stem : undefined);
  if (empty) return `"${empty}" says nothing. Name it after its subject, or move each part to the file it serves.`;
  if (NAMED_BY_PLATFORM.test(path)) return undefined;
  if (stem === "index" && !path.endsWith(".css"))
    return "index files hide where things are. Name the file after what it holds.";
  if (!KEBAB.test(stem)) return "File names are kebab-case.";
  return undefined;
}

import type { SourceFile } from "./sources.ts";

export interface StyleRule {
  path: string;
  line: number;
  selector: string;
  declarations: ReadonlySet<string>;
}

const STYLES = /^apps\/web\/src\/.+\.css$/;
/** What may hold braces and semicolons that mean nothing. */
const NO_CODE = /\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g;
const blank = (text: string) => text.replace(/[^\n]/g, " ");
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** The rules of a stylesheet with what each declares, wherever it is nested; steps of keyframes and fonts are none. */
export function styleRules({ path, text }: SourceFile): StyleRule[] {
  if (!STYLES.test(path)) return [];
  const code = text.replace(NO_CODE, blank);
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, blank);
  const rules: StyleRule[] = [];
  const open: { head: string; line: number; declarations: Set<string> }[] = [];
  let from = 0;
  for (const { 0: mark, index } of code.matchAll(/[{};]/g)) {
    const said = oneLine(bare.slice(from, index));
    from = index + 1;
    if (mark === "{") {
      open.push({ head: said, line: bare.slice(0, index).split("\n").length, declarations: new Set() });
      continue;
    }
    if (said) open.at(-1)?.declarations.add(said);
    const ended = mark === "}" ? open.pop() : undefined;
    if (!ended || ended.declarations.size === 0 || ended.head.startsWith("@")) continue;
    if (open.some(({ head }) => head.startsWith("@keyframes"))) continue;
    rules.push({ path, line: ended.line, selector: ended.head, declarations: ended.declarations });
  }
  return rules;
}

import type { SourceFile } from "./sources.ts";
import { type StyleRule, styleRules } from "./style-rules.ts";

/** So many declarations are no accident: whoever changes them in one place will forget the other. */
const MANY = 6;

const holds = (whole: StyleRule, part: StyleRule) =>
  [...part.declarations].every((declaration) => whole.declarations.has(declaration));

/** Rules that repeat all that another rule declares, be it that they add to it. */
export function copiedDeclarations(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  const rules = sources.flatMap(styleRules).filter(({ declarations }) => declarations.size >= MANY);
  return rules.flatMap((rule, index) => {
    const copied = rules.find((other, at) => {
      if (other === rule || (other.path === rule.path && other.selector === rule.selector)) return false;
      return holds(rule, other) && (other.declarations.size < rule.declarations.size || at < index);
    });
    if (!copied) return [];
    const { path, line, selector, declarations } = copied;
    return {
      path: rule.path,
      line: rule.line,
      message: `"${rule.selector}" repeats the ${declarations.size} declarations of "${selector}" (${path}:${line}). Let both have one class; apps/web/src/styles has those that rooms share.`,
    };
  });
}

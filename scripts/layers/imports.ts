import { parseSync, Visitor } from "vite";
import type { SourceFile } from "./sources.ts";

export interface Import {
  specifier: string;
  line: number;
  /** Only types cross: nothing is loaded when the program runs. */
  typeOnly: boolean;
}

export interface Parsed {
  imports: Import[];
  /** Nothing but `export … from`: a file that only stands between others. */
  barrel: boolean;
  problem?: string;
}

const MODULE = /\.(ts|tsx|mts|js|mjs|cjs)$/;

/** What a file imports, types and dynamic imports too. Read by the parser of the bundler, not by a pattern. */
export function parseImports({ path, text }: SourceFile): Parsed {
  if (!MODULE.test(path)) return { imports: [], barrel: false };
  const { module, program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) return { imports: [], barrel: false, problem: error.message };
  const imports: Import[] = [];
  const add = (specifier: string, start: number, typeOnly: boolean) =>
    imports.push({ specifier, typeOnly, line: text.slice(0, start).split("\n").length });

  for (const { moduleRequest, entries, start } of module.staticImports)
    add(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType));
  for (const { entries, start } of module.staticExports) {
    const [first] = entries;
    if (first?.moduleRequest)
      add(
        first.moduleRequest.value,
        start,
        entries.every((entry) => entry.isType),
      );
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(["'`])([^"'`$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2]) add(literal[2], moduleRequest.start, false);
  }
  new Visitor({
    TSImportType: (node) => {
      if (node.source.type === "Literal") add(node.source.value, node.start, true);
    },
  }).visit(program);

  const barrel =
    program.body.length > 0 &&
    program.body.every(
      (node) =>
        node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null),
    );
  return { imports, barrel };
}

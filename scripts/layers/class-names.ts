import { resolveImport } from "./resolve.ts";
import type { SourceFile } from "./sources.ts";

const IMPORT = /import (\w+) from "([^"]+\.module\.css)"/g;

/** Uses of a class that its CSS module doesn't define: at run time that is silently no class. */
export function strayClassNames(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const known = new Set(texts.keys());
  return sources
    .filter(({ path }) => path.endsWith(".tsx"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(IMPORT)].flatMap(([, local = "", specifier = ""]) => {
        const target = resolveImport(path, specifier, known);
        const css = target.kind === "file" ? (texts.get(target.path) ?? "") : "";
        const defined = new Set([...css.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name));
        return [...text.matchAll(new RegExp(`(?<![\\w./"'-])${local}\\.([A-Za-z_]\\w*)`, "g"))]
          .filter((use) => !defined.has(use[1] ?? ""))
          .map((use) => ({
            path,
            line: text.slice(0, use.index).split("\n").length,
            message: `${local}.${use[1]} is no class of ${specifier}.`,
          }));
      }),
    );
}

const NAMES = /className=(?:"([^"]*)"|\{`([^`]*)`\})/g;

/** Names of classes in components that no stylesheet defines. */
export function undefinedClassNames(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  const styles = sources.filter(({ path }) => /^apps\/web\/src\/.+\.css$/.test(path));
  const defined = new Set(
    styles.flatMap(({ text }) => [...text.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name)),
  );
  return sources
    .filter(({ path }) => /^apps\/web\/src\/.+\.tsx$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(NAMES)].flatMap(({ 1: plain, 2: template = "", index }) =>
        (plain ?? template.replace(/\$\{[^}]*\}/g, " "))
          .split(/\s+/)
          .filter((name) => name !== "" && !defined.has(name))
          .map((name) => ({
            path,
            line: text.slice(0, index).split("\n").length,
            message: `.${name} is no class of any stylesheet.`,
          })),
      ),
    );
}

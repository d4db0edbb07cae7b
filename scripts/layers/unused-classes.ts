import { resolveImport } from "./resolve.ts";
import type { SourceFile } from "./sources.ts";
import { styleRules } from "./style-rules.ts";

const MODULE = /import (\w+) from "([^"]+\.module\.css)"/g;
const GLOBAL = /:global\([^)]*\)/g;
const COMPONENT = /^apps\/web\/src\/.*(?<!\.test)\.tsx?$/;

const classesIn = (selector: string) => [...selector.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = ""]) => name);

/** The classes that components take from each CSS module; "[" stands for one that is worked out, so for any. */
function takenClasses(components: readonly SourceFile[], known: ReadonlySet<string>): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>();
  for (const { path, text } of components)
    for (const [, local = "", specifier = ""] of text.matchAll(MODULE)) {
      const target = resolveImport(path, specifier, known);
      if (target.kind !== "file") continue;
      const names = taken.get(target.path) ?? new Set();
      for (const [, name = "["] of text.matchAll(new RegExp(`(?<![\\w./"'-])${local}(?:\\.(\\w+)|\\[)`, "g")))
        names.add(name);
      taken.set(target.path, names);
    }
  return taken;
}

/** Classes that a stylesheet defines and no component names. */
export function unusedClasses(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  const components = sources.filter(({ path }) => COMPONENT.test(path));
  const taken = takenClasses(components, new Set(sources.map(({ path }) => path)));
  // A class of everybody may be put together anywhere; that its name is written is enough.
  const words = new Set(components.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []));
  return sources.flatMap((source) => {
    const own = source.path.endsWith(".module.css") ? (taken.get(source.path) ?? new Set()) : null;
    const isUsed = (name: string) => (own ? own.has(name) || own.has("[") : words.has(name));
    const unused = new Map<string, { path: string; line: number; message: string }>();
    for (const { path, line, selector } of styleRules(source)) {
      const globals = (selector.match(GLOBAL) ?? []).flatMap(classesIn).filter((name) => !words.has(name));
      for (const name of [...classesIn(selector.replace(GLOBAL, "")).filter((one) => !isUsed(one)), ...globals])
        if (!unused.has(name))
          unused.set(name, { path, line, message: `.${name} is a class that nobody uses. Delete it.` });
    }
    return [...unused.values()];
  });
}

import { posix } from "node:path";
import { HOUSES, type House, houses } from "./houses.ts";

export type Target =
  | { kind: "file"; path: string }
  | { kind: "asset" }
  | { kind: "platform"; scheme: string }
  | { kind: "package"; name: string }
  | { kind: "missing" };

const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts", "/index.tsx"];

/** Names of the workspace's packages, whatever they export, map to files of their `src`. */
function inWorkspace(specifier: string): { house: House; rest: string } | undefined {
  for (const house of houses) {
    const { name } = HOUSES[house];
    if (specifier === name || specifier.startsWith(`${name}/`))
      return { house, rest: specifier.slice(name.length + 1) };
  }
  return undefined;
}

export function resolveImport(from: string, specifier: string, known: ReadonlySet<string>): Target {
  const bare = specifier.replace(/\?.*$/, "");
  const file = (base: string): Target => {
    const hit = ENDINGS.map((ending) => base + ending).find((path) => known.has(path));
    if (hit) return { kind: "file", path: hit };
    return /\.[a-z0-9]+$/.test(base) && !/\.tsx?$/.test(base) ? { kind: "asset" } : { kind: "missing" };
  };
  if (bare.startsWith(".")) return file(posix.join(posix.dirname(from), bare));
  const ours = inWorkspace(bare);
  if (ours) return file(`${HOUSES[ours.house].folder}/src/${ours.rest}`);
  const scheme = /^([a-z]+:)/.exec(bare)?.[1];
  if (scheme) return scheme === "virtual:" ? { kind: "asset" } : { kind: "platform", scheme };
  const [scope, name] = bare.split("/");
  return { kind: "package", name: bare.startsWith("@") ? `${scope}/${name}` : (scope ?? bare) };
}

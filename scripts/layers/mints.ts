import { parseSync, Visitor } from "vite";
import { ships } from "./houses.ts";
import type { SourceFile } from "./sources.ts";

/** Where each scope of `packages/db/src/scopes.ts` is made, by a cast; everybody else is handed one. */
const MINTS: Readonly<Record<string, string>> = {
  OwnerId: "apps/api/src/http/session-gate.ts",
  PageScope: "packages/db/src/pages.ts",
  CapabilityScope: "apps/api/src/tokens/capability-scopes.ts",
  SystemScope: "apps/api/src/runtime/services.ts",
};

interface Mint {
  path: string;
  line: number;
  scope: string;
}

/** A type's name where it is used, and what it stands for when it was imported under another name. */
interface Named {
  name: string;
  start: number;
}

interface Types {
  /** The types of casts and of type predicates: what they name is made from something else. */
  casts: { start: number; end: number }[];
  named: Named[];
  aliases: { name: string; start: number; end: number }[];
  /** Local names of imported types, by the names they were exported with. */
  renamed: Map<string, string>;
}

function typesOf({ path, text }: SourceFile): Types {
  const found: Types = { casts: [], named: [], aliases: [], renamed: new Map() };
  new Visitor({
    TSAsExpression: ({ typeAnnotation }) => void found.casts.push(typeAnnotation),
    TSTypeAssertion: ({ typeAnnotation }) => void found.casts.push(typeAnnotation),
    TSTypePredicate: ({ typeAnnotation }) => void (typeAnnotation && found.casts.push(typeAnnotation)),
    TSTypeReference: ({ typeName, start }) => {
      if (typeName.type === "Identifier") found.named.push({ name: typeName.name, start });
    },
    TSImportType: ({ qualifier, start }) => {
      if (qualifier?.type === "Identifier") found.named.push({ name: qualifier.name, start });
    },
    TSTypeAliasDeclaration: ({ id, typeAnnotation }) => {
      if (typeAnnotation.type === "TSUnionType" || typeAnnotation.type === "TSTypeReference")
        found.aliases.push({ name: id.name, start: typeAnnotation.start, end: typeAnnotation.end });
    },
    ImportSpecifier: ({ imported, local }) => {
      if (imported.type === "Identifier") found.renamed.set(local.name, imported.name);
    },
  }).visit(parseSync(path, text).program);
  return found;
}

const within = ({ start }: Named, span: { start: number; end: number }) => start >= span.start && start < span.end;

/** Every place in what ships that makes a scope, also under the name of a union that holds one. */
function mintsIn(sources: readonly SourceFile[]): Mint[] {
  const read = sources
    .filter(({ path }) => ships(path) && path.endsWith(".ts"))
    .map((source) => ({ source, types: typesOf(source) }));
  const scopes = new Map(Object.keys(MINTS).map((name) => [name, name]));
  const scopeOf = ({ renamed }: Types, { name }: Named) => scopes.get(renamed.get(name) ?? name);
  for (let before = -1; before < scopes.size; ) {
    before = scopes.size;
    for (const { types } of read)
      for (const alias of types.aliases) {
        const held = types.named.find((named) => within(named, alias) && scopeOf(types, named));
        if (held && !scopes.has(alias.name)) scopes.set(alias.name, scopeOf(types, held) as string);
      }
  }
  return read.flatMap(({ source: { path, text }, types }) =>
    types.named.flatMap((named) => {
      const scope = types.casts.some((cast) => within(named, cast)) && scopeOf(types, named);
      return scope ? [{ path, scope, line: text.slice(0, named.start).split("\n").length }] : [];
    }),
  );
}

/** Scopes that are made elsewhere than where they may be, and homes of a scope that make none. */
export function strayMints(sources: readonly SourceFile[]): { path: string; line?: number; message: string }[] {
  const mints = mintsIn(sources);
  const stray = mints
    .filter(({ path, scope }) => MINTS[scope] !== path)
    .map(({ path, line, scope }) => ({
      path,
      line,
      message: `mints ${scope}; only ${MINTS[scope]} may. Take one as an argument from whoever has it.`,
    }));
  const idle = Object.entries(MINTS)
    .filter(([scope, home]) => !mints.some((mint) => mint.scope === scope && mint.path === home))
    .filter(([, home]) => sources.some(({ path }) => path === home))
    .map(([scope, home]) => ({
      path: home,
      message: `mints no ${scope} any more; scripts/layers/mints.ts says it does.`,
    }));
  return [...stray, ...idle];
}

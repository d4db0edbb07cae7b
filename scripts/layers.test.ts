import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkLayers } from "./layers/check.ts";

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

const MANIFESTS = Object.fromEntries(
  ["packages/core", "packages/contract", "packages/db", "packages/integrations", "apps/api", "apps/web"].map(
    (folder) => [
      `${folder}/package.json`,
      JSON.stringify(
        folder === "packages/core" ? {} : { dependencies: { zod: "1" }, devDependencies: { vitest: "1" } },
      ),
    ],
  ),
);

/** What the check says of a repository made of these files. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), "daybook-layers-"));
  trees.push(root);
  for (const [path, text] of Object.entries({ ...MANIFESTS, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkLayers(root).errors.map(({ path, line, message }) => `${path}${line ? `:${line}` : ""} ${message}`);
}

const leaf = { "packages/core/src/slot.ts": "export type Slot = { start: number };\n" };

describe("who may import whom", () => {
  const house = {
    core: "packages",
    contract: "packages",
    db: "packages",
    integrations: "packages",
    api: "apps",
    web: "apps",
  };
  const allowed = new Set([
    ...["contract", "db", "integrations", "api", "web"].map((from) => `${from} core`),
    ...["contract", "db", "integrations"].map((to) => `api ${to}`),
    "web contract",
  ]);
  const names = Object.keys(house) as (keyof typeof house)[];
  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
  it.each(pairs)("$from → $to", ({ from, to }) => {
    const found = check({
      [`${house[to]}/${to}/src/there.ts`]: "export const there = 1;\n",
      [`${house[from]}/${from}/src/here.ts`]: `import { there } from "@daybook/${to}/there.ts";\nexport const here = there;\n`,
    }).filter((line) => !line.includes("leads to no file"));
    if (allowed.has(`${from} ${to}`)) expect(found).toEqual([]);
    else expect(found.join()).toMatch(/here\.ts:1 .* may not import .*\. .+/);
  });

  it("keeps the console from sentences that send people to the host", () => {
    const sentences = {
      "apps/web/src/api/error-sentence.ts": "export const errorSentence = () => 1;\n",
      "apps/web/src/console/error-sentence.ts":
        'import { errorSentence as anybodys } from "../api/error-sentence.ts";\nexport const errorSentence = () => anybodys();\n',
    };
    const page = 'import { errorSentence } from "../api/error-sentence.ts";\nexport const page = errorSentence;\n';
    expect(check({ ...sentences, "apps/web/src/manage/page.ts": page })).toEqual([]);
    expect(check({ ...sentences, "apps/web/src/console/page.ts": page }).join()).toMatch(
      /console\/page\.ts:1 .*Import apps\/web\/src\/console\/error-sentence\.ts/,
    );
  });

  it("counts type imports, type queries, re-exports and dynamic imports", () => {
    const db = { "packages/db/src/row.ts": "export type Row = 1;\n" };
    for (const line of [
      'import type { Row } from "@daybook/db/row";\nexport type R = Row;\n',
      'export type R = import("@daybook/db/row").Row;\n',
      'export type { Row } from "@daybook/db/row";\nexport const one = 1;\n',
      'export const load = () => import("@daybook/db/row");\n',
    ])
      expect(check({ ...db, "packages/core/src/here.ts": line }).join()).toContain("may not import packages/db");
  });

  it("is not misled by comments, strings and JSX", () => {
    const text =
      '// import "@daybook/db/row";\nexport const a = \'import "@daybook/db/row"\';\nexport const B = () => <p>Don\'t {/* import "@daybook/db/row" */}</p>;\n';
    expect(check({ "apps/web/src/page.tsx": text })).toEqual([]);
  });

  it("refuses relative paths into another package, in tests too", () => {
    const climb = 'import type { Slot } from "../../core/src/slot.ts";\nexport type S = Slot;\n';
    expect(check({ ...leaf, "packages/db/src/here.ts": climb }).join()).toContain("climbs into another package");
    expect(check({ ...leaf, "packages/db/src/here.test.ts": climb }).join()).toContain("climbs into another package");
  });

  it("lets scripts, bench and tests import anything, and what ships import none of them", () => {
    const outside = { "scripts/local/clock.ts": "export const clock = 1;\n" };
    const climb = 'import { clock } from "../../../scripts/local/clock.ts";\nexport const c = clock;\n';
    expect(
      check({
        ...outside,
        "apps/api/test/here.test.ts": climb,
        "bench/run.ts": 'import "../scripts/local/clock.ts";\n',
      }),
    ).toEqual([]);
    expect(check({ ...outside, "apps/api/src/here.ts": climb }).join()).toContain("no part of what ships");
    const twin = { "packages/core/src/testing/oracle.ts": "export const oracle = 1;\n" };
    expect(check({ ...twin, "packages/core/src/slots.ts": 'import "./testing/oracle.ts";\n' }).join()).toContain(
      "a test or a tool",
    );
  });

  it("asks for every package to be declared, and keeps the platform out of core", () => {
    expect(check({ "packages/db/src/a.ts": 'import "pg";\n' }).join()).toContain('"pg" is no dependency');
    expect(check({ "packages/db/src/a.ts": 'import "zod/mini";\n' })).toEqual([]);
    const suite = 'import { it } from "vitest";\nit("holds", () => {});\n';
    expect(check({ "packages/db/src/a.ts": suite }).join()).toContain("folder named testing");
    expect(check({ "packages/db/src/testing/a.ts": suite, "packages/db/src/a.test.ts": suite })).toEqual([]);
    expect(check({ "packages/core/src/a.ts": 'import "node:crypto";\n' }).join()).toContain("does not exist");
    expect(check({ "packages/core/src/a.ts": 'import "zod";\n' }).join()).toContain('"zod" is no dependency');
  });

  it("says when an import leads nowhere", () => {
    expect(check({ "packages/core/src/a.ts": 'import "./gone.ts";\n' }).join()).toContain("leads to no file");
  });
});

describe("folders", () => {
  it("that know each other, by whichever of their files, are a ring, and the imports that make it are named", () => {
    const found = check({
      "apps/api/src/desk/claim.ts": 'import type { Room } from "../room/page.ts";\nexport type Claim = Room;\n',
      "apps/api/src/room/page.ts": "export type Room = 1;\n",
      "apps/api/src/room/live.ts": 'import type { Told } from "../desk/told.ts";\nexport type Live = Told;\n',
      "apps/api/src/desk/told.ts": "export type Told = 1;\n",
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("apps/api/src/desk → apps/api/src/room → apps/api/src/desk");
    expect(found[0]).toContain("apps/api/src/desk/claim.ts imports apps/api/src/room/page.ts");
    expect(found[0]).toContain("apps/api/src/room/live.ts imports apps/api/src/desk/told.ts");
  });

  it("may be known by what stands beside them, and by their tests", () => {
    const found = check({
      "apps/api/src/worker.ts": 'import type { Claim } from "./desk/claim.ts";\nexport type All = Claim;\n',
      "apps/api/src/desk/claim.ts": "export type Claim = 1;\n",
      "apps/api/src/desk/claim.test.ts": 'import type { All } from "../worker.ts";\nexport const all: All = 1;\n',
    });
    expect(found).toEqual([]);
  });
});

describe("import cycles", () => {
  it("finds a ring through types, and names the way round", () => {
    const found = check({
      "packages/core/src/a.ts": 'import type { B } from "./b.ts";\nexport type A = B;\n',
      "packages/core/src/b.ts": 'import type { C } from "./c.ts";\nexport type B = C;\n',
      "packages/core/src/c.ts": 'import type { A } from "./a.ts";\nexport type C = A | 1;\n',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(
      "packages/core/src/a.ts → packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/a.ts",
    );
  });

  it("accepts a diamond", () => {
    const one = 'import { d } from "./d.ts";\nexport const';
    expect(
      check({
        "packages/core/src/d.ts": "export const d = 1;\n",
        "packages/core/src/b.ts": `${one} b = d;\n`,
        "packages/core/src/c.ts": `${one} c = d;\n`,
        "packages/core/src/a.ts": 'import { b } from "./b.ts";\nimport { c } from "./c.ts";\nexport const a = b + c;\n',
      }),
    ).toEqual([]);
  });
});

describe("scopes", () => {
  const scopes = {
    "packages/db/src/scopes.ts":
      'export type OwnerId = string & { brand: "OwnerId" };\nexport type SystemScope = { brand: "SystemScope" };\n',
    "packages/db/src/rows.ts":
      'import type { OwnerId, SystemScope } from "./scopes.ts";\nexport type RowScope = OwnerId | SystemScope;\n',
    "apps/api/src/http/session-gate.ts":
      'import type { OwnerId } from "@daybook/db/scopes";\nexport const ownerOf = (id: string): OwnerId => id as OwnerId;\n',
  };
  const api = (line: string) =>
    check({
      ...scopes,
      "apps/api/src/here.ts": `import type { OwnerId, OwnerId as Mine } from "@daybook/db/scopes";\nimport type { RowScope } from "@daybook/db/rows";\n${line}\n`,
    });

  it("are made in one file each", () => {
    expect(check(scopes)).toEqual([]);
    expect(api("export const first = (all: OwnerId[]): RowScope | undefined => all[0];")).toEqual([]);
  });

  it.each([
    ["a cast", "export const owner = (id: string) => id as OwnerId;"],
    ["a cast by way of unknown", "export const owner = (id: number) => id as unknown as OwnerId;"],
    ["a cast in angle brackets", "export const owner = (id: string) => <OwnerId>id;"],
    ["a cast of what holds one", "export const all = (ids: string[]) => ids as OwnerId[];"],
    ["a cast under another name", "export const owner = (id: string) => id as Mine;"],
    ["a cast to a union that has it", "export const owner = (id: string) => id as RowScope;"],
    ["a cast under a name of its own", "type Me = Mine;\nexport const owner = (id: string) => id as Me;"],
    ["a cast to an imported type", 'export const owner = (id: string) => id as import("@daybook/db/scopes").OwnerId;'],
    ["a type predicate", "export const isOwner = (id: string): id is OwnerId => true;"],
  ])("are not made elsewhere by %s", (_, line) => {
    expect(api(line).join()).toMatch(/here\.ts:[34] mints OwnerId; only apps\/api\/src\/http\/session-gate\.ts may/);
  });

  it("may be made by tests, and the list of who makes them is kept", () => {
    const line = 'import type { OwnerId } from "@daybook/db/scopes";\nexport const owner = "1" as OwnerId;\n';
    expect(check({ ...scopes, "apps/api/test/claimant.ts": line, "apps/api/src/a.test.ts": line })).toEqual([]);
    const moved = { ...scopes, "apps/api/src/http/session-gate.ts": "export const gate = 1;\n" };
    expect(check(moved).join()).toContain("mints no OwnerId any more");
  });
});

describe("names and sizes", () => {
  it.each([
    "packages/core/src/utils.ts",
    "packages/core/src/date-utils.ts",
    "packages/core/src/lib/dates.ts",
    "apps/api/src/helpers/dates.ts",
    "apps/api/src/booking-manager.ts",
    "apps/web/src/common.test.ts",
  ])("%s says nothing", (path) => {
    expect(check({ [path]: "export const one = 1;\n" }).join()).toContain("says nothing");
  });

  it("refuses index files, barrels of any name, and names that are not kebab-case", () => {
    expect(check({ "packages/core/src/index.ts": "export const a = 1;\n" }).join()).toContain("index files");
    expect(check({ ...leaf, "packages/core/src/all.ts": 'export * from "./slot.ts";\n' }).join()).toContain(
      "only re-exports",
    );
    expect(check({ "apps/web/src/BookingPage.tsx": "export const a = 1;\n" }).join()).toContain("kebab-case");
    expect(check({ "apps/web/functions/_middleware.ts": "export const a = 1;\n" })).toEqual([]);
  });

  it("refuses a file of more than 400 lines", () => {
    expect(check({ "packages/core/src/long.ts": "export {};\n".repeat(400) })).toEqual([]);
    expect(check({ "packages/core/src/long.ts": "export {};\n".repeat(401) }).join()).toContain("401 lines");
  });
});

describe("classes of CSS modules", () => {
  const page = (name: string) => ({
    "apps/web/src/page.module.css": ".frame { color: red }\n.frame:not(.wide) .head-line { color: blue }\n",
    "apps/web/src/page.tsx": `import css from "./page.module.css";\nimport "./css.tsx";\nexport const name = css.${name};\nexport const rest = [css.frame, css.wide, css["head-line"]];\n`,
    "apps/web/src/css.tsx": "export const one = 1;\n",
  });
  it.each(["frame", "wide"])("may be used where their file defines %s", (name) => {
    expect(check(page(name))).toEqual([]);
  });
  it("may not be used where it doesn't", () => {
    expect(check(page("side"))).toEqual(["apps/web/src/page.tsx:3 css.side is no class of ./page.module.css."]);
  });
});

describe("classes of everybody", () => {
  it("are defined by some stylesheet where a component names them", () => {
    const line = 'export const page = () => <p className="btn big">1</p>;\n';
    expect(check({ "apps/web/src/page.css": ".btn { color: red }\n", "apps/web/src/page.tsx": line })).toEqual([
      "apps/web/src/page.tsx:1 .big is no class of any stylesheet.",
    ]);
  });
});

describe("styles", () => {
  it("name no side of the screen", () => {
    expect(check({ "apps/web/src/page.css": "p {\n  margin-left: 1px;\n}\n" })).toEqual([
      expect.stringMatching(/^apps\/web\/src\/page\.css:2 "margin-left: 1px" .* "margin-inline-start: 1px"/),
    ]);
  });

  it("keep no class that nobody uses, and no copies of long rules", () => {
    const long = "margin: 0; padding: 0; border: 0; color: red; top: 0; width: 1px;";
    expect(check({ "apps/web/src/page.css": `p { ${long} }\nb { ${long} }\n.a { color: red }\n` })).toEqual([
      expect.stringMatching(/^apps\/web\/src\/page\.css:3 \.a is a class that nobody uses/),
      expect.stringMatching(/^apps\/web\/src\/page\.css:2 "b" repeats the 6 declarations of "p"/),
    ]);
  });
});

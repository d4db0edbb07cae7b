/** Who may import whom. There is no list of exceptions: a file that does not fit belongs elsewhere. */
export const HOUSES = {
  core: { folder: "packages/core", name: "@daybook/core", may: [], platform: [] },
  contract: { folder: "packages/contract", name: "@daybook/contract", may: ["core"], platform: [] },
  words: { folder: "packages/words", name: "@daybook/words", may: [], platform: [] },
  db: { folder: "packages/db", name: "@daybook/db", may: ["core"], platform: ["node:"] },
  integrations: {
    folder: "packages/integrations",
    name: "@daybook/integrations",
    may: ["core", "words"],
    platform: ["node:"],
  },
  api: {
    folder: "apps/api",
    name: "@daybook/api",
    may: ["core", "contract", "words", "db", "integrations"],
    platform: ["node:", "cloudflare:"],
  },
  web: { folder: "apps/web", name: "@daybook/web", may: ["core", "contract", "words"], platform: [] },
} as const satisfies Record<string, { folder: string; name: string; may: string[]; platform: string[] }>;

export type House = keyof typeof HOUSES;

export const houses = Object.keys(HOUSES) as House[];

export function houseOf(path: string): House | undefined {
  return houses.find((house) => path.startsWith(`${HOUSES[house].folder}/`));
}

/**
 * Whether the file ships: it stands in `src` (or in the folder of a Pages Function) and is no test. Tests, what only
 * tests use (a folder named `testing`) and the tools of a build may import anything; what ships may not import them.
 */
export function ships(path: string): boolean {
  return /^[a-z]+\/[a-z]+\/(src|functions)\//.test(path) && !/\.test\.tsx?$|\/testing\//.test(path);
}

const PLACES: Record<House, string> = {
  core: "Pure rules live in packages/core and know nothing but their arguments; what needs the outside is a port there and an adapter elsewhere.",
  contract:
    "packages/contract says what crosses the wire; rules belong in packages/core, storage in packages/db, HTTP in apps/api.",
  words:
    "packages/words has what people read and how a language is chosen; it knows nothing of what the words are said about.",
  db: "packages/db stores and loads; decisions belong in packages/core, wire shapes are mapped in apps/api.",
  integrations:
    "packages/integrations talks to the outside; it gets what it needs as arguments, and apps/api joins it with packages/db.",
  api: "apps/api is the top: nothing below it can be made of its parts. Move what others need down into a package.",
  web: "apps/web knows the server by packages/contract alone; share a rule through packages/core.",
};

export function whereItBelongs(house: House): string {
  return PLACES[house];
}

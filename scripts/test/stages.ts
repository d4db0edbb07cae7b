import { join } from "node:path";
import { ROOT, type Stage } from "./stage.ts";

const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);
const script = (name: string): Pick<Stage, "command" | "args"> => ({
  command: process.execPath,
  args: [join(ROOT, "scripts", name)],
});
const vitest = (name: string, project: string, env: Record<string, string> = {}, args: string[] = []): Stage => ({
  name,
  command: bin("vitest"),
  args: ["run", "--project", project, ...args],
  env,
  vitest: true,
});

/** What is pure leaves nothing behind for the next file: without processes of their own its tests take half as long. */
const SHARED = "--no-isolate";
/** Pure packages must give the same answers wherever the machine believes to be. */
const PURE = ["packages/core/", "packages/integrations/", SHARED];

/** Lanes of one group run side by side; groups follow each other, since the later ones mind the time. */
export const GROUPS: Stage[][][] = [
  [
    [
      { name: "lint", command: bin("biome"), args: ["ci", "--max-diagnostics=50", "."] },
      { name: "types", command: bin("tsc"), args: ["-b"] },
      { name: "layers", ...script("layers.mjs") },
      { name: "words", ...script("words.ts") },
      { name: "build", ...script("build.mjs") },
    ],
    [
      vitest("unit", "unit", { TZ: "UTC" }, ["apps/", "scripts/"]),
      vitest("unit of the packages", "unit", { TZ: "UTC" }, ["packages/", "bench/", SHARED]),
      vitest("unit in Kiritimati", "unit", { TZ: "Pacific/Kiritimati" }, PURE),
      vitest("unit in Los Angeles", "unit", { TZ: "America/Los_Angeles" }, PURE),
    ],
  ],
  [[vitest("integration", "integration", { TZ: "UTC" })]],
  [[vitest("browser", "browser", { TZ: "UTC" })]],
];

import { join } from "node:path";
import { ROOT, type Stage } from "./stage.ts";

const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);
const script = (name: string): Pick<Stage, "command" | "args"> => ({
  command: process.execPath,
  args: [join(ROOT, "scripts", name)],
});
const vitest = (name: string, project: string, env: Record<string, string> = {}, filters: string[] = []): Stage => ({
  name,
  command: bin("vitest"),
  args: ["run", "--project", project, ...filters],
  env,
  vitest: true,
});

/** Pure packages must give the same answers wherever the machine believes to be. */
const PURE = ["packages/core/", "packages/integrations/"];

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
      vitest("unit", "unit", { TZ: "UTC" }),
      vitest("unit in Kiritimati", "unit", { TZ: "Pacific/Kiritimati" }, PURE),
      vitest("unit in Los Angeles", "unit", { TZ: "America/Los_Angeles" }, PURE),
    ],
  ],
  [[vitest("integration", "integration", { TZ: "UTC" })]],
  [[vitest("browser", "browser", { TZ: "UTC" })]],
];

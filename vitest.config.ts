import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/test/longest-first.ts";

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/src/**/*.test.ts",
            "apps/*/src/**/*.test.ts",
            "bench/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "packages/db/src/**", "**/*.db.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["packages/db/src/**/*.test.ts", "apps/api/test/**/*.test.ts", "scripts/**/*.db.test.ts"],
          globalSetup: ["scripts/test/postgres-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Loading wrangler takes longer than most of them: once for each process, not for each file.
          isolate: false,
          // They wait for timers and connections, too: one more than there are cores.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "browser",
          include: ["apps/web/test/**/*.test.ts"],
          globalSetup: ["scripts/test/browser-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

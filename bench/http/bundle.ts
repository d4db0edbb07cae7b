import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChild } from "../../scripts/local/children.ts";
import { Failure } from "../../scripts/local/failure.ts";
import { quietWrangler, wranglerCommand, wranglerPlaces } from "../../scripts/local/wrangler.ts";

export interface Bundle {
  dir: string;
  /** Names of the files that make up the Worker, the entry first. */
  modules: string[];
  compatibilityDate: string;
}

/** How production is bundled. */
async function productionConfig() {
  // Before wrangler is loaded: it reads these once.
  Object.assign(process.env, quietWrangler);
  const { unstable_readConfig } = await import("wrangler");
  const { compatibility_date, compatibility_flags, keep_names } = unstable_readConfig(
    { config: fileURLToPath(new URL("../../wrangler.toml", import.meta.url)) },
    { hideWarnings: true },
  );
  return { compatibility_date, compatibility_flags, keep_names };
}

/** Bundles the bench's Worker as a deploy does. */
export async function bundleWorker(dir: string): Promise<Bundle> {
  mkdirSync(dir, { recursive: true });
  const production = await productionConfig();
  const config = join(dir, "wrangler.json");
  writeFileSync(
    config,
    JSON.stringify({
      ...production,
      name: "daybook-bench",
      main: fileURLToPath(new URL("worker.ts", import.meta.url)),
    }),
  );
  const out = join(dir, "bundle");
  const [command, args] = wranglerCommand(["deploy", "--dry-run", "--config", config, "--outdir", out]);
  const env = { ...process.env, ...quietWrangler, ...wranglerPlaces(dir), CI: "true", NO_COLOR: "1" };
  const child = await startChild("wrangler", command, args, { cwd: dir, env });
  const { code } = await child.exited;
  if (code !== 0) throw new Failure(`wrangler deploy --dry-run:\n${child.tail(30)}`);
  const wasm = readdirSync(out).filter((name) => name.endsWith(".wasm"));
  return { dir: out, modules: ["worker.js", ...wasm], compatibilityDate: production.compatibility_date ?? "" };
}

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Keeps wrangler and miniflare from asking the network, or the person, for anything. */
export const quietWrangler = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
  // Traces every event of every Worker and object, each frame of a socket too, at 2 ms each: a flood would stop everything.
  // And it keeps whole addresses, with the tokens in them, beside the Worker's state.
  X_LOCAL_OBSERVABILITY: "false",
};

/**
 * The places wrangler writes to beside the project. The registry matters most: workers of one name find each other
 * through it, and those of a test must not find those of a running `start`.
 */
export function wranglerPlaces(dir: string) {
  return {
    WRANGLER_REGISTRY_PATH: join(dir, "registry"),
    WRANGLER_LOG_PATH: join(dir, "wrangler-logs"),
    WRANGLER_CACHE_DIR: join(dir, "wrangler-cache"),
  };
}

/** Command and arguments that run wrangler without its launcher, which is one more process to end. */
export function wranglerCommand(args: string[]): [string, string[]] {
  const cli = join(dirname(require.resolve("wrangler/package.json")), "wrangler-dist", "cli.js");
  return [process.execPath, ["--no-warnings", cli, ...args]];
}

import { join } from "node:path";
import { startChild } from "./children.ts";
import { explain, Failure } from "./failure.ts";
import { ROOT } from "./house.ts";
import { freePort } from "./ports.ts";
import { quietWrangler, wranglerCommand, wranglerPlaces } from "./wrangler.ts";

export interface PagesOptions {
  /** The folder that the Worker was started with: they find each other by the registry in it. */
  dir: string;
  /** The built SPA. */
  assets: string;
  /** Name of the running Worker. */
  worker: string;
}

/** The SPA and its Function as Cloudflare Pages runs them, in front of a Worker that runs already. */
export async function startPages(options: PagesOptions): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const args = ["pages", "dev", options.assets, "--service", `API=${options.worker}`, "--ip", "127.0.0.1"];
  args.push("--port", String(port), "--inspector-port", String(await freePort()));
  args.push("--persist-to", join(options.dir, "pages-state"), "--show-interactive-dev-session=false");
  const [command, all] = wranglerCommand(args);
  const child = await startChild("pages", command, all, {
    cwd: join(ROOT, "apps/web"),
    env: { ...process.env, ...quietWrangler, ...wranglerPlaces(options.dir), NO_COLOR: "1" },
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) break;
    if (!child.running() || Date.now() > deadline) {
      await child.stop();
      throw explain(new Failure(`Pages did not start (${answer?.status}):\n${child.tail(20)}`), child.tail(100));
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  return {
    url,
    stop: async () => {
      await child.stop();
    },
  };
}

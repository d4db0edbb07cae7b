import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { startChild } from "../local/children.ts";
import { Failure } from "../local/failure.ts";
import { freePort } from "../local/ports.ts";
import { quietWrangler } from "../local/wrangler.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface BareWorkerd {
  url: string;
  close(): Promise<void>;
}

/**
 * A Worker without bindings in workerd itself, with production's flags. Wrangler's harness answers `fetch` to the outside
 * in Node; here it is the runtime's own. It may reach this machine.
 */
export async function startBareWorkerd(entry: string): Promise<BareWorkerd> {
  Object.assign(process.env, quietWrangler);
  const { unstable_readConfig } = await import("wrangler");
  const production = unstable_readConfig({ config: join(ROOT, "wrangler.toml") }, { hideWarnings: true });
  const dir = mkdtempSync(join(tmpdir(), "daybook-workerd-"));
  await bundle(resolve(ROOT, entry), dir);
  const port = await freePort();
  const text = (value: unknown) => JSON.stringify(value);
  writeFileSync(
    join(dir, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(production.compatibility_date)},
  compatibilityFlags = [${(production.compatibility_flags ?? []).map(text).join(", ")}],
);
`,
  );
  const workerd = createRequire(createRequire(import.meta.url).resolve("wrangler"))("workerd") as { default: string };
  const child = await startChild("workerd", workerd.default, ["serve", join(dir, "config.capnp")], { cwd: dir });
  const close = async () => {
    await child.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 30_000; ; ) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, close };
    if (!child.running() || Date.now() > deadline) {
      const failure = new Failure(`workerd did not start:\n${child.tail(30)}`);
      await close();
      throw failure;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function bundle(entry: string, dir: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "silent",
    ssr: { noExternal: true, target: "webworker" },
    build: {
      ssr: entry,
      outDir: dir,
      minify: false,
      rolldownOptions: { external: [/^node:/], output: { entryFileNames: "worker.js", codeSplitting: false } },
    },
  });
}

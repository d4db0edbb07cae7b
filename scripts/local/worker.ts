import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Child, type Exit, startChild } from "./children.ts";
import { explain, Failure } from "./failure.ts";
import { ROOT } from "./house.ts";
import { freePort } from "./ports.ts";
import { quietWrangler, wranglerCommand, wranglerPlaces } from "./wrangler.ts";

export interface LocalWorkerOptions {
  port: number;
  databaseUrl: string;
  /** Folder for the state of Durable Objects, queues and buckets, and for wrangler's own files. */
  dir: string;
  /** The built SPA; undefined keeps what the config says. */
  assets?: string;
  /** File of NAME=value lines that become the Worker's secrets. */
  secretsFile?: string;
  vars?: Record<string, string>;
  config?: string;
  log?: string;
  /** Rebuild when sources change. */
  watch?: boolean;
}

export interface LocalWorker {
  url: string;
  exited: Promise<Exit>;
  running: () => boolean;
  tail: (lines?: number) => string;
  /** Runs the cron handler, as the platform does each minute. */
  tick: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Waiting would not mend them. */
function refuseWrongSettings(answer: string): void {
  if (!answer.includes('"code":"not_configured"')) return;
  throw new Failure((JSON.parse(answer) as { detail: string }).detail);
}

async function healthy(url: string, child: Child): Promise<void> {
  const deadline = Date.now() + 90_000;
  let last = "no answer";
  while (Date.now() < deadline) {
    if (!child.running()) {
      const taken = /Address already in use|EADDRINUSE/i.test(child.tail(100));
      if (taken) throw new Failure(`Port ${new URL(url).port} is taken. Choose another with --port.`);
      throw explain(new Failure(`The Worker did not start:\n${child.tail(30)}`), child.tail(100));
    }
    try {
      const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
      const text = await answer.text();
      refuseWrongSettings(text);
      last = `${answer.status} ${text.slice(0, 300)}`;
    } catch (error) {
      if (error instanceof Failure) throw error;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  throw explain(new Failure(`The Worker does not become healthy (${last}):\n${child.tail(30)}`), child.tail(100));
}

/** Runs the Worker in workerd through `wrangler dev`, and waits until /healthz answers. */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  // Versions before this one let wrangler keep what it observes, with addresses and the tokens in them.
  rmSync(join(options.dir, "state/v3/observability"), { recursive: true, force: true });
  const args = ["dev", "--config", options.config ?? "wrangler.local.toml", "--ip", "127.0.0.1"];
  args.push("--port", String(options.port), "--inspector-port", String(await freePort()));
  args.push("--persist-to", `${options.dir}/state`, "--show-interactive-dev-session=false");
  if (options.assets) args.push("--assets", options.assets);
  if (options.secretsFile) args.push("--env-file", options.secretsFile);
  for (const [name, value] of Object.entries(options.vars ?? {})) args.push("--var", `${name}:${value}`);
  const [command, all] = wranglerCommand(args);
  const child = await startChild("wrangler", command, all, {
    cwd: ROOT,
    env: {
      ...process.env,
      ...quietWrangler,
      ...wranglerPlaces(options.dir),
      ...(options.watch ? {} : { WRANGLER_CI_DISABLE_CONFIG_WATCHING: "true" }),
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: options.databaseUrl,
      NO_COLOR: "1",
    },
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const url = `http://127.0.0.1:${options.port}`;
  try {
    await healthy(url, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: `http://localhost:${options.port}`,
    exited: child.exited,
    running: child.running,
    tail: child.tail,
    tick: async () => {
      await fetch(`${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("* * * * *")}`);
    },
    stop: async () => {
      await child.stop();
    },
  };
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import WebSocket from "ws";
import { quietWrangler } from "../local/wrangler.ts";
import { leaksIn, privateValues } from "./leaks.ts";

// Before wrangler is loaded: it reads these once.
Object.assign(process.env, quietWrangler);
const { createTestHarness, unstable_readConfig } = await import("wrangler");
type Wrangler = typeof import("wrangler");

// The harness sends what the Worker fetches by this process's own fetch, handing on the request as it is but for this:
// whether a redirect is followed is decided in the Worker, not below it.
const ownFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  if (typeof (init as { clone?: unknown } | undefined)?.clone !== "function") return ownFetch(input, init);
  const { method, headers, body } = init as Request;
  return ownFetch(input, {
    method,
    headers,
    body,
    redirect: "manual",
    ...(body ? { duplex: "half" } : {}),
  } as RequestInit);
};
/** The parts of a wrangler config that are changed here; the rest passes through. */
interface Config {
  main?: string;
  vars: Record<string, unknown>;
  hyperdrive: { binding: string; id: string; localConnectionString?: string }[];
  assets?: { directory?: string };
  [other: string]: unknown;
}
type Handle = ReturnType<ReturnType<Wrangler["createTestHarness"]>["getWorker"]>;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface WorkerOptions {
  databaseUrl: string;
  /** Wrangler config, relative to the root of the repository. */
  config?: string;
  /** Added to the config's vars and put in their place: limits, keys. */
  vars?: Record<string, string>;
  /** Another entry than the config's `main`, relative to the root of the repository. */
  main?: string;
  /** Last word on the config, for what vars cannot say. */
  adjust?: (config: Config) => Config;
}

export interface TestWorker {
  /** Where it listens; a dev proxy stands before the Worker, so do not measure through it. */
  url: URL;
  /** Straight into the Worker's fetch handler, without the asset server that stands before it at `url`. Accepts paths. */
  fetch: Handle["fetch"];
  connect: (path: string, headers?: Record<string, string>) => WebSocket;
  /** Runs the cron handler. */
  scheduled: (cron?: string) => Promise<void>;
  /** Drops the object from memory as the platform does at any time; its storage stays. */
  evict: (className: string, name: string, webSockets?: "close" | "hibernate") => Promise<void>;
  handle: () => Handle;
  logs: () => string[];
  /** Empties Durable Objects and queues; the database is the caller's. The address may change. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

/** The config as wrangler reads it, with paths made absolute and the database put in. */
function prepare(options: WorkerOptions, emptyAssets: string): Config {
  const path = resolve(ROOT, options.config ?? "wrangler.local.toml");
  const read = unstable_readConfig({ config: path }, { hideWarnings: true }) as unknown as Config;
  const { configPath, userConfigPath, topLevelName, definedEnvironments, build, ...config } = read;
  const ready: Config = {
    ...config,
    ...(options.main ? { main: resolve(ROOT, options.main) } : {}),
    vars: { ...config.vars, ...options.vars },
    hyperdrive: config.hyperdrive.map((binding) => ({ ...binding, localConnectionString: options.databaseUrl })),
    // The SPA has tests of its own; these must not wait for its build.
    ...(config.assets ? { assets: { ...config.assets, directory: emptyAssets } } : {}),
  };
  return options.adjust ? options.adjust(ready) : ready;
}

/** Keeps what no log may tell of a body. */
function note(said: Set<string>, body: unknown): void {
  if (typeof body !== "string" || body.length > 100_000) return;
  try {
    privateValues(JSON.parse(body), said);
  } catch {}
}

/** The real Worker in the real runtime, against a database of its own. Close it in `afterAll`. */
export async function startWorker(options: WorkerOptions): Promise<TestWorker> {
  const emptyAssets = mkdtempSync(join(tmpdir(), "daybook-assets-"));
  writeFileSync(join(emptyAssets, "index.html"), "<!doctype html><title>Daybook</title>");
  const config = prepare(options, emptyAssets);
  const root = dirname(resolve(ROOT, options.config ?? "wrangler.local.toml"));
  // The types know raw configs only; a normalized one is a raw one with its defaults written out.
  const server = createTestHarness({ root, workers: [{ config: config as never }] });
  const said = new Set<string>();
  const logs = () => server.getLogs().map(({ level, message }) => `${level}: ${message}`);
  const close = async () => {
    const told = leaksIn(logs(), said);
    await server.close();
    rmSync(emptyAssets, { recursive: true, force: true });
    if (told.length > 0)
      throw new Error(`What a Worker logged in these tests must not stand in a log:\n${told.join("\n")}`);
  };
  let url: URL;
  try {
    ({ url } = await server.listen());
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get url() {
      return url;
    },
    fetch: async (input, init) => {
      note(said, init?.body);
      const answer = await server.getWorker().fetch(input, init);
      if (answer.headers.get("content-type") === "application/json") note(said, await answer.clone().text());
      return answer;
    },
    connect: (path, headers = {}) => new WebSocket(new URL(path, url.href.replace(/^http/, "ws")), { headers }),
    scheduled: async (cron = "* * * * *") => {
      const { outcome } = await server.getWorker().scheduled({ cron, scheduledTime: new Date() });
      if (outcome !== "ok") throw new Error(`The cron handler ended with ${outcome}.`);
    },
    evict: (className, name, webSockets = "hibernate") =>
      server.getWorker().evictDurableObject(className, { name, webSockets }),
    handle: () => server.getWorker(),
    logs,
    reset: async () => {
      await server.reset();
      ({ url } = await server.listen());
    },
    close,
  };
}

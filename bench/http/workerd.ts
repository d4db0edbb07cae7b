import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Child, startChild } from "../../scripts/local/children.ts";
import { Failure } from "../../scripts/local/failure.ts";
import { freePort } from "../../scripts/local/ports.ts";
import type { Bundle } from "./bundle.ts";

export interface Workerd {
  port: number;
  pid: number;
  version: string;
  stop(): Promise<void>;
}

interface Binary {
  default: string;
  version: string;
}

/** The workerd that wrangler itself runs. */
export function workerdBinary(): Binary {
  const wrangler = createRequire(createRequire(import.meta.url).resolve("wrangler"));
  return wrangler("workerd") as Binary;
}

const OBJECTS = [
  "HostDesk",
  "PageRoom",
  "ConsoleRoom",
  "DueClock",
  "CallCounter",
  "LocalMailbox",
  "BareAnswer",
  "BareBroadcast",
];
const LIMITS = ["LIMIT_READS", "LIMIT_SOCKETS"];

const text = (value: string): string => JSON.stringify(value);
/** HostDesk is bound as HOST_DESK. */
const bindingOf = (className: string): string => className.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();

/** What wrangler would tell workerd, less its proxy; plain values stand in for what only the platform has. */
function configuration(bundle: Bundle, state: string, port: number, databaseUrl: string): string {
  const modules = bundle.modules.map((name) =>
    name.endsWith(".wasm")
      ? `(name = ${text(name)}, wasm = embed ${text(name)})`
      : `(name = ${text(name)}, esModule = embed ${text(name)})`,
  );
  const bindings = [
    `(name = "HYPERDRIVE", json = ${text(JSON.stringify({ connectionString: databaseUrl }))})`,
    `(name = "TOKEN_KEYS", text = ${text(`1:${Buffer.alloc(32, 7).toString("base64")}`)})`,
    `(name = "PUBLIC_URL", text = ${text(`http://127.0.0.1:${port}`)})`,
    `(name = "INVITEE_MAILS_PER_HOUR", text = "1000000")`,
    `(name = "CALLS_PER_MINUTE", text = "1000000")`,
    `(name = "LIVE_SOCKETS_PER_ADDRESS", text = "10000")`,
    ...["EFFECTS", "JOBS"].map(
      (name) => `(name = "${name}", service = (name = "daybook", entrypoint = "PromptQueue"))`,
    ),
    ...LIMITS.map((name) => `(name = ${text(name)}, service = (name = "daybook", entrypoint = "Unlimited"))`),
    ...OBJECTS.map((name) => `(name = ${text(bindingOf(name))}, durableObjectNamespace = ${text(name)})`),
  ];
  const objects = OBJECTS.map((name) => `(className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true)`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "daybook", worker = .daybook),
    (name = "internet", network = (allow = ["private"])),
    (name = "state", disk = (path = ${text(state)}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "daybook")],
);
const daybook :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = ${text(bundle.compatibilityDate)},
  compatibilityFlags = ["nodejs_compat"],
  bindings = [
    ${bindings.join(",\n    ")},
  ],
  durableObjectNamespaces = [${objects.join(", ")}],
  durableObjectStorage = (localDisk = "state"),
);
`;
}

async function answers(port: number, child: Child): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (child.running() && Date.now() < deadline) {
    const ok = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  await child.stop();
  throw new Failure(`workerd did not start:\n${child.tail(30)}`);
}

/** Runs the bundle in workerd itself, without the dev proxy. */
export async function startWorkerd(bundle: Bundle, dir: string, databaseUrl: string): Promise<Workerd> {
  const state = join(dir, "state");
  mkdirSync(state, { recursive: true });
  const port = await freePort();
  const config = join(bundle.dir, `config-${port}.capnp`);
  writeFileSync(config, configuration(bundle, state, port, databaseUrl));
  const binary = workerdBinary();
  const child = await startChild("workerd", binary.default, ["serve", config], {
    cwd: bundle.dir,
    log: join(dir, "workerd.log"),
  });
  await answers(port, child);
  return { port, pid: child.pid, version: binary.version, stop: async () => void (await child.stop()) };
}

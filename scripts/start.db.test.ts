import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort, isPortFree } from "./local/ports.ts";
import { isAlive } from "./local/processes.ts";

const script = fileURLToPath(new URL("start.mjs", import.meta.url));
let home: string;
let port: number;
let running: ChildProcess | undefined;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "daybook-home-"));
  chmodSync(home, 0o711);
  port = await freePort();
});
afterAll(async () => {
  if (running) await end("SIGTERM");
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

interface Run {
  child: ChildProcess;
  said: string;
  code: number | null | undefined;
}

function run(...args: string[]): Run {
  const env = { ...process.env, DAYBOOK_HOME: home, NODE_OPTIONS: "" };
  const child = spawn(process.execPath, [script, "--port", String(port), ...args], { env, stdio: "pipe" });
  const state: Run = { child, said: "", code: undefined };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (state.said += text));
  child.once("exit", (code) => {
    state.code = code;
  });
  return state;
}

async function until(holds: () => boolean | Promise<boolean>, what: string, seconds = 120): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function start(...args: string[]): Promise<string> {
  const state = run(...args);
  running = state.child;
  await until(() => state.said.includes("--fresh starts over") || state.code !== undefined, "the start");
  expect(state.said).toContain("Daybook runs");
  return state.said;
}

/** What it is told to do must end every process it started, and free its port. */
async function end(signal: NodeJS.Signals): Promise<void> {
  const child = running as ChildProcess;
  running = undefined;
  const postgres = Number(readFileSync(join(home, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
  await until(() => !isAlive(postgres), "Postgres to end", 30);
  await until(() => isPortFree(port), "the port", 30);
}

const bookingPage = async () => {
  const { bookingPath } = JSON.parse(readFileSync(join(home, "demo.json"), "utf8"));
  return (await fetch(`http://localhost:${port}/v1/pages${bookingPath}`)).status;
};

it("starts from nothing, with a demo that can be booked, and refuses to run twice", { timeout: 360_000 }, async () => {
  // As the version before left it.
  mkdirSync(join(home, "worker/state/v3/observability"), { recursive: true });
  const said = await start();
  expect(said).toMatch(/Book a time {3}http:\/\/localhost:\d+\/\w+/);
  expect(await bookingPage()).toBe(200);
  const second = run();
  await until(() => second.code !== undefined, "the second start");
  expect(second.code).toBe(1);
  expect(second.said.trim()).toMatch(
    /^Daybook already runs from this folder: http:\/\/localhost:\d+ \(process \d+\)\. .*$/,
  );
  expect(await bookingPage()).toBe(200);
});

it("writes no token and nobody's address into its logs", { timeout: 120_000 }, async () => {
  const url = `http://localhost:${port}`;
  const token = "AaIcFe10ctCVvodLlhGXkwE-xyxF7keOTsVqif9GE3qJpEAT4WFWP08WyzQjIhw5dQ";
  const addresses = [`/manage/${token}`, `/v1/manage/${token}`, `/calendar/${token}.ics`, `/v1/manage/${token}/slots`];
  for (const address of addresses) await fetch(url + address);
  await fetch(`${url}/v1/holds/${token}`, { method: "DELETE" });
  const email = "written-nowhere@example.com";
  const person = { email, password: "correct horse battery", name: "Ana", timezone: "UTC" };
  const signUp = async (handle: string) => {
    const headers = { "content-type": "application/json", "idempotency-key": handle };
    const body = JSON.stringify({ ...person, handle });
    return (await fetch(`${url}/v1/accounts`, { method: "POST", headers, body })).status;
  };
  expect([await signUp("nowhere-one"), await signUp("nowhere-two")]).toEqual([201, 409]);
  const logs = () =>
    ["logs", "worker/wrangler-logs"]
      .flatMap((folder) => readdirSync(join(home, folder)).map((name) => join(home, folder, name)))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
  // Both happened, and both are logged: the last call, and what Postgres refused.
  await until(
    () => logs().includes("DELETE /v1/holds/…") && logs().includes('constraint "accounts_email"'),
    "the logs",
  );
  expect(logs()).not.toContain(token.slice(0, 30));
  expect(logs()).not.toContain(email);
  expect(existsSync(join(home, "worker/state/v3/observability"))).toBe(false);
});

it("ends in order, and is killed, without losing data or leaving a process", { timeout: 360_000 }, async () => {
  await end("SIGTERM");
  expect(existsSync(join(home, "running.json"))).toBe(false);
  const began = Date.now();
  const again = await start();
  // 15 s are promised; a busy machine may take three times as long.
  expect(Date.now() - began).toBeLessThan(45_000);
  expect(again).not.toContain("Making a demo");
  expect(await bookingPage()).toBe(200);
  await end("SIGKILL");
  await start();
  expect(await bookingPage()).toBe(200);
  await end("SIGINT");
});

it("clears what an interrupted first start left, and starts over on request", { timeout: 360_000 }, async () => {
  const half = run("--fresh");
  // Told a moment before it begins.
  await until(() => existsSync(join(home, "seeding")) || half.code !== undefined, "the seed");
  half.child.kill("SIGKILL");
  await until(() => half.code !== undefined, "the end");
  const said = await start();
  expect(said).toContain("Clearing what an interrupted first start left");
  expect(await bookingPage()).toBe(200);
  await end("SIGTERM");
  const secrets = join(home, "secrets.env");
  renameSync(secrets, `${secrets}.kept`);
  const without = run();
  await until(() => without.code !== undefined, "the start without keys");
  expect([without.code, existsSync(secrets)]).toEqual([1, false]);
  expect(without.said.trim()).toBe(
    `${secrets} is missing, and your data need its keys: put it back, or start over with --fresh.`,
  );
  renameSync(`${secrets}.kept`, secrets);
});

it("names the port that is taken, and how to choose another", { timeout: 120_000 }, async () => {
  const squatter = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  const state = run();
  await until(() => state.code !== undefined, "the refusal");
  squatter.close();
  expect(state.code).toBe(1);
  expect(state.said.trim()).toBe(`Port ${port} is taken. Choose another: --port ${port + 1}`);
});

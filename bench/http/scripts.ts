import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const LONGEST = 120_000;

/** Runs a script of this folder in a process of its own, with a plan on its input; what it prints is its result. */
export async function runScript<T>(name: string, plan: unknown): Promise<T> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ["--no-warnings", script], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: LONGEST,
  });
  child.stdin.end(JSON.stringify(plan));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    output += part;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return JSON.parse(output) as T;
}

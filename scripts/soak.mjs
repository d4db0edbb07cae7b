// Plays N random sequences of everything that can happen to a host against a simple model, with objects that crash:
// `npx -y pnpm@12 soak N`, and the same ones again with `--seed S`. See apps/api/test/model.test.ts.
import "./local/require-node.mjs";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" } } });
const count = Number(positionals[0] ?? 1_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error("How many sequences? Such as: pnpm soak 1000, or pnpm soak 1000 --seed 42");
  process.exit(2);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const again = `npx -y pnpm@12 soak ${count} --seed ${seed}`;
console.log(`${count} sequences, seed ${seed}. The same again: ${again}`);
const began = Date.now();
const vitest = spawn(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "integration",
    "--silent=passed-only",
    "apps/api/test/model.test.ts",
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, SOAK: String(count), SOAK_SEED: String(seed) } },
);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => vitest.kill(signal));
vitest.once("exit", (code, signal) => {
  const seconds = Math.round((Date.now() - began) / 1_000);
  const outcome = code === 0 ? "held" : `ended with ${code ?? signal}; the same again: ${again}`;
  console.log(`${count} sequences, seed ${seed}, ${seconds} s: ${outcome}`);
  process.exitCode = code ?? 1;
});

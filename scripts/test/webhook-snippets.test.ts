import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { samples } from "@daybook/contract/webhook-samples";
import { type SnippetLanguage, snippets } from "@daybook/contract/webhook-snippets";
import { signedRequest } from "@daybook/integrations/webhooks/signed-request";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const secret = `whsec_${Buffer.from("a secret of thirty-two letters!!").toString("base64")}`;
const other = `whsec_${Buffer.from("another one, not of this program").toString("base64")}`;
const body = JSON.stringify(samples["booking.created"]);
const id = samples["booking.created"].id;

const runs: Record<SnippetLanguage, { file: string; command(file: string, port: number): [string, string[]] }> = {
  node: { file: "receiver.mjs", command: (file) => [process.execPath, [file]] },
  python: { file: "receiver.py", command: (file) => ["python3", [file]] },
  go: { file: "receiver.go", command: (file) => ["go", ["run", file]] },
  php: { file: "receiver.php", command: (file, port) => ["php", ["-S", `127.0.0.1:${port}`, file]] },
};
const versionOf = { node: ["--version"], python: ["--version"], go: ["version"], php: ["--version"] };

/** Whether this machine has the language; only Node is everywhere. */
function isHere(language: SnippetLanguage): boolean {
  const [program] = runs[language].command("", 0);
  try {
    execFileSync(program, versionOf[language], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** The headers of a message as we send it, now or `minutes` ago, signed with each of the secrets. */
const signed = (secrets: readonly string[], text = body, minutes = 0): Record<string, string> =>
  signedRequest(id, text, secrets, Date.now() - minutes * 60_000).headers;

// What can't be run here isn't said to be tested.
describe.each((Object.keys(runs) as SnippetLanguage[]).filter(isHere))("the %s program", (language) => {
  let folder = "";
  let url = "";
  let program: ChildProcess | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "daybook-snippet-"));
    const library = dirname(dirname(fileURLToPath(import.meta.resolve("standardwebhooks"))));
    await symlink(dirname(library), join(folder, "node_modules"));
    const { file, command } = runs[language];
    await writeFile(join(folder, file), snippets[language]);
    const port = await freePort();
    const [name, args] = command(join(folder, file), port);
    program = spawn(name, args, {
      cwd: folder,
      env: { ...process.env, DAYBOOK_SECRET: secret, PORT: String(port) },
      stdio: "ignore",
      // What it starts ends with it.
      detached: true,
    });
    url = `http://127.0.0.1:${port}/hook`;
    await vi.waitFor(() => send(signed([other])), { timeout: 60_000, interval: 100 });
  }, 70_000);
  afterAll(async () => {
    if (program?.pid) process.kill(-program.pid, "SIGKILL");
    if (folder) await rm(folder, { recursive: true });
  });
  const send = async (headers: Record<string, string>, text = body) =>
    (await fetch(url, { method: "POST", headers, body: text })).status;

  test("takes what we signed, also beside a signature of the secret before", async () => {
    expect(await send(signed([secret]))).toBe(204);
    expect(await send(signed([other, secret]))).toBe(204);
    expect(await send(signed([secret, other]))).toBe(204);
  });

  test("takes letters of every script", async () => {
    const text = JSON.stringify({ type: "booking.created", id, name: "Ünïcødé 予約 حجز" });
    expect(await send(signed([secret], text), text)).toBe(204);
  });

  test("refuses what somebody else signed, changed, sent later or left bare", async () => {
    expect(await send(signed([other]))).toBe(400);
    expect(await send(signed([secret]), body.replace("Jo Silva", "Jo Souza"))).toBe(400);
    expect(await send(signed([secret], body, 6))).toBe(400);
    expect(await send({ "content-type": "application/json" })).toBe(400);
    expect(await send({ ...signed([secret]), "webhook-timestamp": "soon" })).toBe(400);
  });
});

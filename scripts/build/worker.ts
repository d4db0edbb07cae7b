import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "../local/children.ts";
import { explain, Failure } from "../local/failure.ts";
import { ROOT } from "../local/house.ts";
import { quietWrangler, wranglerCommand, wranglerPlaces } from "../local/wrangler.ts";

/** What only `start`, `dev` and tests have: the mailbox and its page. */
const LOCAL_SOURCES = "apps/api/src/local/";
const LOCAL_ROUTES = /["'`]\/dev(?:["'`*]|\/(?!null\b|u?random\b|std(?:in|out|err)\b|fd\b|tty\b))/;

async function wrangler(args: string[], cwd: string, dir: string): Promise<void> {
  const [command, all] = wranglerCommand(args);
  const env = { ...process.env, ...quietWrangler, ...wranglerPlaces(dir), CI: "true", NO_COLOR: "1" };
  const child = await startChild("wrangler", command, all, { cwd, env });
  const { code } = await child.exited;
  if (code !== 0)
    throw explain(new Failure(`wrangler ${args.slice(0, 3).join(" ")}:\n${child.tail(30)}`), child.tail(50));
}

/** Why this bundle must not be deployed, if there is a reason. */
export function localParts(inputs: string[], text: string): string | undefined {
  const source = inputs.find((path) => path.includes(LOCAL_SOURCES));
  if (source) return `${source} is in the production bundle.`;
  const route = LOCAL_ROUTES.exec(text);
  return route
    ? `The production bundle knows the local route ${text.slice(route.index + 1, route.index + 20)}.`
    : undefined;
}

/** Bundles the Worker as a deploy does, without uploading, and refuses one with anything local in it. Bytes. */
export async function buildWorker(dir: string): Promise<number> {
  const out = join(dir, "worker");
  const metafile = join(out, "meta.json");
  await wrangler(
    ["deploy", "--dry-run", "--config", "wrangler.toml", "--outdir", out, "--metafile", metafile],
    ROOT,
    dir,
  );
  const { inputs } = JSON.parse(readFileSync(metafile, "utf8")) as { inputs: Record<string, unknown> };
  const scripts = readdirSync(out).filter((name) => name.endsWith(".js"));
  const text = scripts.map((name) => readFileSync(join(out, name), "utf8")).join("\n");
  const wrong = localParts(Object.keys(inputs), text);
  if (wrong) throw new Failure(wrong);
  return text.length;
}

/** The Function that stands before the Worker on Cloudflare Pages. Bytes. */
export async function buildPagesFunction(dir: string): Promise<number> {
  const out = join(dir, "pages");
  await wrangler(["pages", "functions", "build", "functions", "--outdir", out], join(ROOT, "apps/web"), dir);
  return readFileSync(join(out, "index.js"), "utf8").length;
}

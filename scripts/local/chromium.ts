import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { startChild } from "./children.ts";
import { explain, Failure } from "./failure.ts";
import { HOME } from "./house.ts";

interface Chromium {
  executablePath: string;
  env: Record<string, string>;
  args: string[];
}

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function installed(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...INSTALLED].find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const fontConfig = (dir: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${dir}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${dir}/fonts-cache</cachedir>
</fontconfig>
`;

/** The Chromium of the npm package, unpacked once per version into the clone's own folder. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = JSON.parse(readFileSync(join(dirname(entry), "..", "package.json"), "utf8")) as {
    version: string;
  };
  const dir = join(HOME, `chromium-${version}`);
  if (existsSync(dir)) return dir;
  const half = join(HOME, `chromium-half-${randomUUID()}`);
  mkdirSync(half, { recursive: true });
  try {
    const script = fileURLToPath(new URL("unpack-chromium.mjs", import.meta.url));
    const child = await startChild("unpack", process.execPath, [script], { env: { ...process.env, TMPDIR: half } });
    const { code } = await child.exited;
    if (code !== 0) throw explain(new Failure(`Chromium could not be unpacked:\n${child.tail(5)}`), child.tail());
    writeFileSync(join(half, "fonts", "fonts.conf"), fontConfig(dir));
    if (!existsSync(dir)) renameSync(half, dir);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return dir;
}

/** A Chromium of the machine where there is one (or CHROMIUM_PATH), else the one that comes with the packages. */
async function findChromium(): Promise<Chromium> {
  const path = installed();
  if (path) return { executablePath: path, env: {}, args: ["--no-sandbox", ...QUIET] };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Failure(
      `No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH (none comes with the packages for ${process.platform}-${process.arch}).`,
    );
  }
  const dir = await unpacked();
  return {
    executablePath: join(dir, "chromium"),
    env: { LD_LIBRARY_PATH: join(dir, "al2023", "lib"), FONTCONFIG_PATH: join(dir, "fonts") },
    args: ["--no-sandbox", "--no-zygote", ...QUIET],
  };
}

/** A headless browser for tests and screenshots. Close it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    ...options,
    executablePath: found.executablePath,
    headless: true,
    args: [...found.args, ...(options.args ?? [])],
    // Under the POSIX locale navigator.language is "en-US@posix", which is no language tag.
    env: { ...(process.env as Record<string, string>), LC_ALL: "en_US.UTF-8", ...found.env, ...options.env },
  });
}

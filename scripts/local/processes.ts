import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

export interface ProcessInfo {
  pid: number;
  parent: number;
  args: string[];
}

/** Reads /proc where there is one, since small images have no `ps`. */
export function processInfo(pid: number): ProcessInfo | undefined {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === "Z") return undefined;
      const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return { pid, parent: Number(parent), args };
    }
    const line = execFileSync("ps", ["-ww", "-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [parent, ...args] = line.split(/\s+/);
    return { pid, parent: Number(parent), args };
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  return processInfo(pid) !== undefined;
}

function isPackageManager({ args: [command = "", script = ""] }: ProcessInfo): boolean {
  const manager = /^(npm|npx|pnpm|pnpx|yarn)\b/;
  const name = basename(command.split(" ")[0] ?? "");
  return manager.test(name) || (name.startsWith("node") && manager.test(basename(script)));
}

/** Ourselves and whoever started us, up to the outermost npm or pnpm. */
function launchers(): ProcessInfo[] {
  const chain: ProcessInfo[] = [];
  for (let info = processInfo(process.pid); info && chain.length < 12; info = processInfo(info.parent))
    chain.push(info);
  return chain.slice(0, chain.findLastIndex(isPackageManager) + 1);
}

/**
 * Calls back once when npm or pnpm, through which we were started, is gone. They do not pass SIGTERM on, and nobody
 * would be left to end us.
 */
export function whenLaunchersEnd(callback: () => void, everyMs = 500): void {
  const chain = launchers();
  if (chain.length < 2) return;
  const timer = setInterval(() => {
    const whole = chain.every((info, at) => {
      const now = processInfo(info.pid);
      return now !== undefined && (at === chain.length - 1 || now.parent === info.parent);
    });
    if (whole) return;
    clearInterval(timer);
    callback();
  }, everyMs);
  timer.unref();
}

import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { withoutTokens } from "@daybook/contract/without-tokens";

export interface ChildOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** File that receives what the child prints, without tokens (wrangler prints addresses); started anew each time. */
  log?: string;
  /** How this program likes to be asked to end. */
  stopSignal?: "SIGINT" | "SIGTERM";
  onLine?: (line: string) => void;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  name: string;
  pid: number;
  exited: Promise<Exit>;
  running: () => boolean;
  /** The last lines it printed. */
  tail: (lines?: number) => string;
  /** Asks it to end, ends its whole process group after `patienceMs`, and resolves when it has ended. */
  stop: (patienceMs?: number) => Promise<Exit>;
}

const KEPT_LINES = 200;
const LOG_LIMIT = 20 * 1024 * 1024;

let reaper: ChildProcess | undefined;

function tellReaper(...lines: string[]): void {
  if (!reaper) {
    reaper = spawn("/bin/sh", [fileURLToPath(new URL("reaper.sh", import.meta.url))], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
      cwd: "/",
    });
    reaper.stdin?.on("error", () => {});
    // Node types stdin as a Writable; underneath it is a socket, which must not keep this process alive.
    (reaper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
    reaper.unref();
  }
  for (const line of lines) reaper.stdin?.write(`${line}\n`);
}

/** Waits for the reaper, which has nothing left to do once all children have ended. Call before `process.exit`. */
export async function endReaper(): Promise<void> {
  const ending = reaper;
  reaper = undefined;
  if (!ending || ending.exitCode !== null) return;
  const gone = new Promise((resolve) => ending.once("exit", resolve));
  ending.ref();
  ending.stdin?.end();
  await gone;
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/**
 * Starts a program in a process group of its own (Ctrl-C in the terminal reaches only us, and we end it in order),
 * keeps its last lines, and makes sure that it ends when we do.
 */
export function startChild(name: string, command: string, args: string[], options: ChildOptions = {}): Promise<Child> {
  const stopSignal = options.stopSignal ?? "SIGTERM";
  tellReaper();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
  });
  const kept: string[] = [];
  const log = options.log === undefined ? undefined : createWriteStream(options.log, { mode: 0o600 });
  log?.on("error", () => {});
  let written = 0;
  const tell = (line: string) => {
    written += line.length + 1;
    if (written < LOG_LIMIT) log?.write(`${line}\n`);
    const shown = stripVTControlCharacters(line);
    kept.push(shown);
    options.onLine?.(shown);
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) tell(withoutTokens(line));
      kept.splice(0, kept.length - KEPT_LINES);
    });
    // Before the child counts as closed.
    stream.on("end", () => {
      if (rest !== "") tell(withoutTokens(rest));
    });
  }

  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => {
      const pid = child.pid as number;
      tellReaper(`add ${stopSignal.slice(3)} ${pid}`);
      let ended = false;
      const exited = new Promise<Exit>((done) => {
        child.once("close", (code, signal) => {
          ended = true;
          log?.end();
          // What it left behind in its group (workerd under a wrangler that was killed) goes too.
          signalGroup(pid, "SIGKILL");
          tellReaper(`remove ${pid}`);
          done({ code, signal });
        });
      });
      // A grandchild that holds the pipes open would keep `close` from coming.
      child.once("exit", () => signalGroup(pid, stopSignal));
      const stop = async (patienceMs = 8_000) => {
        // The program itself first, so that it can end and reap its own children.
        if (!ended) child.kill(stopSignal);
        const late = await Promise.race([exited, pause(patienceMs).then(() => undefined)]);
        if (!late) signalGroup(pid, "SIGKILL");
        return exited;
      };
      resolve({
        name,
        pid,
        exited,
        running: () => !ended,
        tail: (lines = 20) => kept.slice(-lines).join("\n"),
        stop,
      });
    });
  });
}

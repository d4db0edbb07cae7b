import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../local/children.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PATIENCE_MS = 20 * 60_000;

export interface Stage {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Counts its tests; a stage without counts as one. */
  vitest?: boolean;
}

export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** What went wrong beyond single tests: an exit code, nothing run, tests skipped where none may be. */
  problems: string[];
  output: string;
}

interface Surroundings {
  /** Scratch folder of this run; TMPDIR of every stage. */
  dir: string;
  env: NodeJS.ProcessEnv;
  /** Continuous integration: a skipped test is a failed one, since nobody will look. */
  strict: boolean;
  started: (child: Child) => void;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** Reads what vitest counted, and judges what its counts leave out. */
export function judge(report: VitestReport | undefined, code: number | null, strict: boolean) {
  const problems: string[] = [];
  const passed = report?.numPassedTests ?? 0;
  let failed = report?.numFailedTests ?? 0;
  if (!report) problems.push(`vitest ended with ${code} before it could report`);
  else if (passed + failed === 0) problems.push("no test was run");
  else if (code !== 0 && failed === 0) problems.push(`every test passed, yet vitest ended with ${code}`);
  if (strict && report) {
    for (const { assertionResults } of report.testResults)
      for (const { status, fullName } of assertionResults)
        if (status !== "passed" && status !== "failed") problems.push(`skipped: ${fullName}`);
  }
  failed += problems.length;
  return { passed, failed, problems };
}

export async function runStage(stage: Stage, surroundings: Surroundings): Promise<Outcome> {
  const begun = Date.now();
  const reportFile = join(surroundings.dir, `${stage.name.replaceAll(/[^a-z]+/gi, "-")}.json`);
  const reporters = stage.vitest ? ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`] : [];
  const lines: string[] = [];
  const child = await startChild(stage.name, stage.command, [...stage.args, ...reporters], {
    cwd: ROOT,
    env: { ...surroundings.env, ...stage.env },
    onLine: (line) => lines.push(line),
  });
  surroundings.started(child);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void child.stop();
  }, PATIENCE_MS);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  const seconds = (Date.now() - begun) / 1000;
  const base = { name: stage.name, seconds, output: lines.join("\n") };
  if (stage.vitest) {
    const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, "utf8")) as VitestReport) : undefined;
    return { ...base, ...judge(report, code, surroundings.strict) };
  }
  const ok = code === 0 && !late;
  const problems = ok ? [] : [late ? "took too long and was ended" : `ended with ${code ?? signal}`];
  return { ...base, passed: ok ? 1 : 0, failed: ok ? 0 : 1, problems };
}

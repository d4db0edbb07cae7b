import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, endReaper } from "../local/children.ts";
import { whenLaunchersEnd } from "../local/processes.ts";
import { quietWrangler, wranglerPlaces } from "../local/wrangler.ts";
import { type Outcome, runStage, type Stage } from "./stage.ts";
import { GROUPS } from "./stages.ts";

function report({ name, passed, failed, seconds, problems, output }: Outcome): void {
  if (failed > 0) console.log(`\n----- ${name} -----\n${output}\n`);
  const counts = failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(22)} ${counts.padEnd(26)} ${seconds.toFixed(1)} s`);
  for (const problem of problems) console.log(`    ${problem}`);
}

/** Runs everything (or the stages named), goes on after a failure, and prints the sum on the last line. */
export async function runTests(names: string[]): Promise<number> {
  const known = GROUPS.flat(2).map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) {
    console.error(`There is no stage "${unknown}". There are: ${known.join(", ")}.`);
    return 2;
  }
  const wanted = (stage: Stage) => names.length === 0 || names.includes(stage.name);
  const dir = mkdtempSync(join(tmpdir(), "daybook-"));
  // Postgres runs as another user when we are root, and must get at its folder inside.
  chmodSync(dir, 0o711);
  const running = new Set<Child>();
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    for (const child of running) void child.stop();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", interrupt);
  whenLaunchersEnd(interrupt);

  const surroundings = {
    dir,
    env: { ...process.env, ...quietWrangler, ...wranglerPlaces(dir), TMPDIR: dir, NO_COLOR: "1", FORCE_COLOR: "0" },
    strict: Boolean(process.env.CI) && process.env.CI !== "false",
    started: (child: Child) => {
      running.add(child);
      void child.exited.then(() => running.delete(child));
    },
  };
  const outcomes: Outcome[] = [];
  const runLane = async (lane: Stage[]) => {
    for (const stage of lane.filter(wanted)) {
      if (interrupted) return;
      const outcome = await runStage(stage, surroundings);
      if (interrupted) return;
      outcomes.push(outcome);
      report(outcome);
    }
  };
  try {
    for (const group of GROUPS) await Promise.all(group.map(runLane));
  } finally {
    await endReaper();
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
  if (interrupted) {
    console.error("Interrupted.");
    return 130;
  }
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const passed = sum((outcome) => outcome.passed);
  const failed = sum((outcome) => outcome.failed);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

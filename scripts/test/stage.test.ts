import { describe, expect, it } from "vitest";
import { judge } from "./stage.ts";

const report = (passed: number, failed = 0, statuses: string[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: "a", assertionResults: statuses.map((status) => ({ status, fullName: `a ${status}` })) }],
});

describe("what a stage counts for", () => {
  it("counts what vitest counted", () => {
    expect(judge(report(5), 0, true)).toEqual({ passed: 5, failed: 0, problems: [] });
    expect(judge(report(5, 2), 1, true)).toMatchObject({ passed: 5, failed: 2 });
  });

  it("fails when nothing ran, when vitest could not report, and when it failed outside of a test", () => {
    expect(judge(report(0), 0, false)).toMatchObject({ failed: 1, problems: ["no test was run"] });
    expect(judge(undefined, 1, false)).toMatchObject({ passed: 0, failed: 1 });
    expect(judge(report(5), 1, false)).toMatchObject({ passed: 5, failed: 1 });
  });

  it("fails for skipped tests where nobody looks, and lets a developer skip", () => {
    const skipped = report(5, 0, ["passed", "skipped", "todo"]);
    expect(judge(skipped, 0, true)).toMatchObject({ failed: 2, problems: ["skipped: a skipped", "skipped: a todo"] });
    expect(judge(skipped, 0, false)).toMatchObject({ failed: 0 });
  });
});

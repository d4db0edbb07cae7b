import type { Candidate } from "./preview-grid.ts";

/** Times one after the other of which the same can be said. */
export interface Run {
  first: Candidate;
  last: Candidate;
  count: number;
}

/** The same answer, and the same thing in the way. */
function alike(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.refused, b.refused];
  return (
    a.why === b.why &&
    one?.reason === other?.reason &&
    one?.by?.kind === other?.by?.kind &&
    one?.by?.start === other?.by?.start &&
    one?.by?.title === other?.by?.title
  );
}

/** Of several times, by start, the stretches in which they are alike. */
export function runsOf(candidates: readonly Candidate[]): Run[] {
  const runs: Run[] = [];
  for (const candidate of candidates) {
    const run = runs.at(-1);
    if (run && alike(run.last, candidate)) {
      run.last = candidate;
      run.count++;
    } else runs.push({ first: candidate, last: candidate, count: 1 });
  }
  return runs;
}

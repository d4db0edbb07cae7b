/** Median milliseconds of one call of `run`, after it has warmed up; takes about `budget` milliseconds in all. */
export function warmMedian(run: () => unknown, budget = 600): number {
  const warmUntil = performance.now() + budget / 2;
  while (performance.now() < warmUntil) run();
  const samples: number[] = [];
  const until = performance.now() + budget / 2;
  while (samples.length < 5 || (performance.now() < until && samples.length < 20_000)) {
    const start = performance.now();
    run();
    samples.push(performance.now() - start);
  }
  samples.sort((a, b) => a - b);
  return samples[Math.floor(samples.length / 2)] as number;
}

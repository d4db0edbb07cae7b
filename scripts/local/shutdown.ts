import type { Failure } from "./failure.ts";
import { whenLaunchersEnd } from "./processes.ts";

/** Thrown to leave a start that was told to stop. */
class Stopped extends Error {}

/** One orderly way down, whoever asks for it: a signal, the end of npm, or something that broke. */
export class Shutdown {
  readonly finished: Promise<number>;
  private done: (code: number) => void = () => {};
  private readonly steps: (() => Promise<void>)[] = [];
  private down: Promise<void> | undefined;

  constructor() {
    this.finished = new Promise((resolve) => {
      this.done = resolve;
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.stop(0));
    whenLaunchersEnd(() => this.stop(0));
  }

  /** Undone last to first. Added while going down, it is undone at once. */
  atEnd(step: () => Promise<void>): void {
    if (this.down) void step().catch(() => {});
    else this.steps.unshift(step);
  }

  begun = (): boolean => this.down !== undefined;

  /** Leaves the start when it is being stopped. */
  check(): void {
    if (this.down) throw new Stopped();
  }

  fail(failure: Failure): void {
    if (this.down) return;
    process.stdout.write("\n");
    console.error(failure.message);
    this.stop(1);
  }

  stop(code: number): void {
    if (this.down) return;
    if (code === 0 && process.stdout.isTTY) console.log("\nStopping …");
    this.down = (async () => {
      for (const step of this.steps) await step().catch(() => {});
      this.done(code);
    })();
  }
}

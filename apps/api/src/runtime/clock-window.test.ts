import { beforeEach, describe, expect, it, vi } from "vitest";
import { GRACE, WINDOW } from "./armed.ts";
import { ClockWindow } from "./clock-window.ts";

let now: number;
let armed: number[];
let isUp: boolean;
let clock: ClockWindow;

beforeEach(() => {
  now = 1_000_000;
  armed = [];
  isUp = true;
  const arm = async (at: number) => {
    armed.push(at);
    if (!isUp) throw new Error("The clock is away");
  };
  clock = new ClockWindow(arm, () => now);
});

describe("a window of the due clock", () => {
  it("is armed by its first change, and the clock is called for no other", async () => {
    for (; now < 1_000_000 + WINDOW; now += 100) await clock.ready();
    expect(armed).toEqual([1_000_000 + WINDOW]);
  });

  it("is followed by the next one, for which nobody waits", async () => {
    await clock.ready();
    now += WINDOW;
    isUp = false;
    await clock.ready();
    await clock.ready();
    expect(armed).toEqual([1_000_000 + WINDOW, 1_000_000 + 2 * WINDOW]);
  });

  it("lets changes go on for a while when the clock can't be reached any more, and no longer", async () => {
    await clock.ready();
    isUp = false;
    now += WINDOW + GRACE - 1;
    await clock.ready();
    now += 1;
    await expect(clock.ready()).rejects.toMatchObject({ name: "ApiFailure", code: "overloaded" });
    isUp = true;
    await clock.ready();
  });

  it("that was never armed lets no change begin", async () => {
    isUp = false;
    await expect(clock.ready()).rejects.toMatchObject({ code: "overloaded" });
  });

  it("keeps nobody waiting for a clock that doesn't answer", async () => {
    vi.useFakeTimers();
    const silent = new ClockWindow(
      () => new Promise(() => {}),
      () => now,
    );
    const asked = expect(silent.ready()).rejects.toMatchObject({ code: "overloaded" });
    await vi.advanceTimersByTimeAsync(2_000);
    await asked;
    vi.useRealTimers();
  });

  it("doesn't count once the isolate's time was put back", async () => {
    now += 3_600_000;
    await clock.ready();
    now -= 3_600_000;
    await clock.ready();
    expect(armed).toHaveLength(2);
  });
});

import { expect } from "vitest";

/** What will be true in a moment; patient, since a busy machine is no failure. */
export const eventually = (read: () => unknown, what?: string): ReturnType<typeof expect.poll> =>
  expect.poll(read, { timeout: 15_000, interval: 20, ...(what === undefined ? {} : { message: what }) });

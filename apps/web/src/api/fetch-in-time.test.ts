import { apiClient } from "@daybook/contract/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchInTime } from "./fetch-in-time.ts";

/** A server that never answers; it fails as `fetch` does when it is given up. */
const silent = vi.fn(
  (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason))),
);
beforeEach(() => {
  vi.useFakeTimers();
  silent.mockClear();
  vi.stubGlobal("fetch", silent);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const ended = async (promise: Promise<unknown>, after: number) => {
  let outcome: unknown = "waits";
  promise.catch((error: unknown) => {
    outcome = error;
  });
  await vi.advanceTimersByTimeAsync(after);
  return outcome;
};

test("a read that hears nothing ends as one without a connection", async () => {
  const call = apiClient(fetchInTime);
  const read = call("GET /v1/me", { signal: new AbortController().signal });
  expect(await ended(read, 7999)).toBe("waits");
  expect(silent).toHaveBeenCalledTimes(1);
  expect(await ended(read, 1)).toMatchObject({ name: "Error", status: 0 });
  // What else was connected is likely to be dead too.
  expect(silent).toHaveBeenCalledTimes(7);
});

test("a change waits as long as it takes", async () => {
  expect(await ended(fetchInTime("/v1/bookings", { method: "POST" }), 600_000)).toBe("waits");
});

test("what its caller gives up ends at once", async () => {
  const caller = new AbortController();
  const read = fetchInTime("/v1/me", { signal: caller.signal });
  caller.abort();
  expect(await ended(read, 0)).toMatchObject({ name: "AbortError" });
});

test("the body of an answer that has begun may take longer, but not for ever", async () => {
  vi.stubGlobal("fetch", async (_: unknown, init?: RequestInit) => ({
    text: (ms: number) =>
      new Promise<string>((resolve, reject) => {
        setTimeout(() => resolve("late"), ms);
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      }),
  }));
  const read = async (ms: number) =>
    ((await fetchInTime("/v1/me")) as unknown as { text(ms: number): unknown }).text(ms);
  const slow = read(29_000);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(await slow).toBe("late");
  expect(await ended(read(600_000) as Promise<unknown>, 30_000)).toMatchObject({ name: "AbortError" });
});

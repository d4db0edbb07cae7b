import { afterEach, expect, test, vi } from "vitest";
import { dropDeadConnections } from "./dead-connections.ts";

afterEach(() => vi.unstubAllGlobals());

test("every connection that a browser keeps is asked, past the cache, and one that fails is nobody's error", async () => {
  const asked = vi.fn(async (_: unknown, init?: RequestInit) => {
    expect(init).toMatchObject({ method: "HEAD", cache: "no-store" });
    throw new DOMException("Given up", "TimeoutError");
  });
  vi.stubGlobal("fetch", asked);
  dropDeadConnections();
  expect(asked).toHaveBeenCalledTimes(6);
  await Promise.allSettled(asked.mock.results.map(({ value }) => value));
});

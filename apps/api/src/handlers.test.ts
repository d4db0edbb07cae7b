import { describe, expect, it, vi } from "vitest";
import { handlers } from "./handlers.ts";
import type { Api } from "./http/api-router.ts";
import type { Env } from "./runtime/env.ts";

// The runtime's own module, of which Node knows nothing; no entrypoint of ours is exported here.
vi.mock("cloudflare:workers", () => ({ exports: {}, waitUntil: () => {} }));

const { queue } = handlers({} as Api);
const env = {} as Env;

/** Messages as the queue delivers them, and what became of each and of all. */
function delivered(...bodies: object[]) {
  const ends: string[] = [];
  const messages = bodies.map((body, index) => ({
    body,
    ack: () => ends.push(`${index} taken`),
    retry: () => ends.push(`${index} again`),
  }));
  const batch = { messages, ackAll: () => ends.push("all taken"), retryAll: () => ends.push("all again") };
  return { ends, run: () => queue?.(batch as never, env, {} as never) };
}

describe("the queue of jobs", () => {
  it("keeps a job that nobody knows until it is a dead letter, and says so", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const { ends, run } = delivered({ job: "unheard" }, { job: "toString" });
    await run();
    expect(ends).toEqual(["0 again", "1 again"]);
    expect(logged.mock.calls.flat().join("\n")).toContain("UnknownJob");
    logged.mockRestore();
  });
});

describe("the queue of wake-ups", () => {
  it("delivers again what couldn't be done, all of a batch, and says why", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    // Without settings there is no database.
    const { ends, run } = delivered({ ids: ["a"] }, { ids: ["b"] });
    await run();
    expect(ends).toEqual(["all again"]);
    expect(logged.mock.calls.flat().join("\n")).toContain("effects");
    logged.mockRestore();
  });
});

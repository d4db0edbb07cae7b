import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Daybook, startDaybook } from "./daybook.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

it("does what docs/api.md says: its program runs as it is written", async () => {
  const guide = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");
  const program = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code).join("\n");
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, DAYBOOK: daybook.worker.url.origin },
    timeout: 60_000,
  });
  expect(stdout.trim().split("\n")).toEqual([
    "booked confirmed true",
    "refused 409 slot_unavailable booked true",
    "guests 1 Lea Guest",
    "moved true true",
    "cancelled",
    "booked for Petra Phone host true",
    "listed true",
    "edited true",
    "feed 200 text/calendar; charset=utf-8",
  ]);
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decideSlot, offer } from "@daybook/core/availability/offer";
import { afterAll, expect, test } from "vitest";
import { baselineInput, baselineStarts } from "./baseline-temporal.ts";
import { busyTeam, collectiveTeam, fiftyHosts } from "./made-cases.ts";
import { queryOf, readSlotCase, type SlotCase } from "./slot-case.ts";

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const ids = ["S1", "S2", ..."abcdefghijk".split("").map((letter) => `S5${letter}`)];
const answer = (id: string): string[] => JSON.parse(readFileSync(at(`cases/${id}.slots.json`), "utf8"));
const written = (starts: number[]) => starts.map((start) => new Date(start).toISOString());

test.each(ids)("%s is answered exactly, explained or not", (id) => {
  const query = queryOf(readSlotCase(at(`cases/${id}.json`)));
  expect(written(offer(query).starts)).toEqual(answer(id));
  expect(written(offer({ ...query, explain: true }).starts)).toEqual(answer(id));
});

test.each(ids)(
  "every slot of %s can be booked, and every refused start is refused alike",
  (id) => {
    const query = queryOf(readSlotCase(at(`cases/${id}.json`)));
    const { starts, refused } = offer({ ...query, explain: true });
    for (const start of starts) expect(decideSlot({ ...query, start })).toEqual({ ok: true, groups: [["1"]] });
    for (const { start, ...refusal } of refused)
      expect(decideSlot({ ...query, start })).toEqual({ ok: false, ...refusal });
  },
  20_000,
);

test.each(
  [fiftyHosts("COLLECTIVE"), fiftyHosts("ROUND_ROBIN"), collectiveTeam(), busyTeam()].map(
    (made) => [made.id, made] as const,
  ),
)("%s are answered as Temporal answers", (_, slotCase) => {
  const starts = offer(queryOf(slotCase)).starts;
  expect(starts).toEqual(baselineStarts(baselineInput(slotCase)));
  expect(starts.length).toBeGreaterThan(10);
});

test("the command prints a case's answer byte for byte", () => {
  const printed = execFileSync(process.execPath, [at("case.ts"), at("cases/S5d.json")], { encoding: "utf8" });
  expect(printed).toBe(`${readFileSync(at("cases/S5d.slots.json"), "utf8")}\n`);
});

test("the command's last line of errors is the time it took, when asked", () => {
  const run = spawnSync(process.execPath, [at("case.ts"), at("cases/S1.json"), "--time"], { encoding: "utf8" });
  expect(run.stdout.trimEnd().split("\n").at(-1)).toMatch(/^\["2030-03-04T14:00:00\.000Z", /);
  expect(Number(run.stderr.trimEnd().split("\n").at(-1))).toBeGreaterThan(0);
});

const folder = mkdtempSync(join(tmpdir(), "daybook-case-"));
afterAll(() => rmSync(folder, { recursive: true }));

function runOn(content: string) {
  const file = join(folder, "case.json");
  writeFileSync(file, content);
  return spawnSync(process.execPath, [at("case.ts"), file], { encoding: "utf8" });
}

const least: SlotCase = {
  rangeStart: "2030-03-13T00:00:00Z",
  rangeEnd: "2030-03-13T11:00:00Z",
  eventLengthMinutes: 60,
  hosts: [{ timeZone: "UTC", weekly: [{ days: [3], start: "08:00", end: "10:00" }] }],
};

test("a case may leave out what is none, and rows of one override date add up", () => {
  expect(runOn(JSON.stringify(least)).stdout).toBe('["2030-03-13T08:00:00.000Z", "2030-03-13T09:00:00.000Z"]\n');
  const overrides = [
    { date: "2030-03-13", start: "07:00", end: "08:00" },
    { date: "2030-03-13", start: "10:00", end: "12:00" },
  ];
  const hosts = least.hosts.map((host) => ({ ...host, overrides }));
  expect(runOn(JSON.stringify({ ...least, hosts })).stdout).toBe(
    '["2030-03-13T07:00:00.000Z", "2030-03-13T10:00:00.000Z"]\n',
  );
  expect(runOn(JSON.stringify({ ...least, now: "2030-03-13T06:30:00Z", minimumNoticeMinutes: 120 })).stdout).toBe(
    '["2030-03-13T09:00:00.000Z"]\n',
  );
});

test.each([
  ["what is no JSON", "{", /JSON/],
  ["what is no case", "{}", /rangeStart, rangeEnd, eventLengthMinutes, hosts missing/],
  ["an unknown zone", JSON.stringify({ ...least, hosts: [{ timeZone: "Mars/Olympus" }] }), /Mars\/Olympus/],
  ["a bad instant", JSON.stringify({ ...least, rangeStart: "2030-03-13" }), /not an instant: 2030-03-13/],
])("%s ends with a message and status 1", (_, content, message) => {
  const { status, stdout, stderr } = runOn(content);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(message);
});

test("a file that is not there ends with a message and status 1", () => {
  const { status, stderr } = spawnSync(process.execPath, [at("case.ts"), "/nowhere.json"], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toMatch(/bench:case: .*nowhere\.json/);
});

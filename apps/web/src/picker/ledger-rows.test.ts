import { expect, test } from "vitest";
import { closingMs, type LedgerRow, lingerMs, nextChange, nextRows } from "./ledger-rows.ts";

const at = (time: string) => `2026-10-15T${time}:00Z`;
const slot = (time: string) => ({ start: at(time), end: at(time) });
const free = (...times: string[]) => ({ free: times.map(slot), held: [] });
const takenAt = (...times: string[]) => new Set(times.map((time) => Date.parse(at(time))));
const idle = { now: 1000, anchor: null, taken: takenAt() };
const look = (rows: readonly LedgerRow[]) => rows.map(({ start, state }) => `${start.slice(11, 16)} ${state}`);

const shown = nextRows([], free("09:00", "10:00", "11:00"), idle);

test("at first every time stands there at once, whoever is on the list", () => {
  expect(look(shown)).toEqual(["09:00 free", "10:00 free", "11:00 free"]);
  expect(nextRows([], free("09:00"), { ...idle, anchor: Date.parse(at("10:00")) })).toHaveLength(1);
});

test("a taken time is struck, lingers six seconds, closes, and is gone", () => {
  const day = free("09:00", "11:00");
  const struck = nextRows(shown, day, { ...idle, taken: takenAt("10:00") });
  expect(look(struck)).toEqual(["09:00 free", "10:00 taken", "11:00 free"]);
  expect(nextChange(struck, false)).toBe(1000 + lingerMs);
  const lingering = nextRows(struck, day, { ...idle, now: 1000 + lingerMs - 1 });
  expect(lingering).toBe(struck);
  const closing = nextRows(struck, day, { ...idle, now: 1000 + lingerMs });
  expect(look(closing)).toEqual(["09:00 free", "10:00 closing", "11:00 free"]);
  expect(nextChange(closing, false)).toBe(1000 + lingerMs + closingMs);
  expect(look(nextRows(closing, day, { ...idle, now: 1000 + lingerMs + closingMs }))).toEqual([
    "09:00 free",
    "11:00 free",
  ]);
});

test("while someone is on the list, taken lines stay put and are merely struck", () => {
  const around = { ...idle, anchor: Date.parse(at("10:00")), taken: takenAt("10:00") };
  const struck = nextRows(shown, free("09:00", "11:00"), around);
  const later = nextRows(struck, free("09:00", "11:00"), { ...around, now: 1_000_000 });
  expect(look(later)).toEqual(["09:00 free", "10:00 taken", "11:00 free"]);
  expect(nextChange(later, true)).toBeNull();
});

test("a time that left without being taken stays only while someone is on the list", () => {
  expect(look(nextRows(shown, free("10:00", "11:00"), idle))).toEqual(["10:00 free", "11:00 free"]);
  const engaged = { ...idle, anchor: Date.parse(at("10:00")) };
  expect(look(nextRows(shown, free("10:00", "11:00"), engaged))).toEqual(["09:00 gone", "10:00 free", "11:00 free"]);
});

test("a struck time that comes free again is free in its place", () => {
  const struck = nextRows(shown, free("09:00", "11:00"), {
    ...idle,
    anchor: Date.parse(at("10:00")),
    taken: takenAt("10:00"),
  });
  const back = nextRows(struck, free("09:00", "10:00", "11:00"), { ...idle, anchor: Date.parse(at("10:00")) });
  expect(look(back)).toEqual(["09:00 free", "10:00 free", "11:00 free"]);
});

test("a new time above the pointer or the focus waits until they are gone; below it comes at once", () => {
  const day = free("09:00", "09:30", "10:00", "10:30", "11:00");
  const rows = nextRows(shown, day, { ...idle, anchor: Date.parse(at("10:00")) });
  expect(look(rows)).toEqual(["09:00 free", "10:00 free", "10:30 free", "11:00 free"]);
  expect(nextRows(rows, day, idle)).toHaveLength(5);
});

test("a held time changes in place, with its end", () => {
  const day = { free: [slot("09:00"), slot("11:00")], held: [{ ...slot("10:00"), until: at("08:05") }] };
  const rows = nextRows(shown, day, { ...idle, anchor: Date.parse(at("10:00")) });
  expect(look(rows)).toEqual(["09:00 free", "10:00 held", "11:00 free"]);
  expect(rows[1]?.until).toBe(at("08:05"));
  expect(nextRows(rows, day, idle)).toBe(rows);
});

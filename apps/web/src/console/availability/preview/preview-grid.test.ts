import { zone } from "@daybook/core/time/zone";
import { expect, test } from "vitest";
import { previewGrid } from "./preview-grid.ts";

const lisbon = zone("Europe/Lisbon") as NonNullable<ReturnType<typeof zone>>;
const slot = (date: string, time: string) => ({ start: `${date}T${time}:00Z`, end: `${date}T${time}:00Z` });
const refused = (date: string, time: string, reason: string) => ({ ...slot(date, time), reason });

test("a time stands in its row and its day, in the host's zone", () => {
  const grid = previewGrid({ slots: [slot("2030-07-15", "09:30")], refused: [] }, lisbon, 30);
  expect(grid.rows[0]?.minute).toBe(9 * 60);
  expect(grid.columns).toHaveLength(1);
  expect(grid.columns[0]?.cells.find(({ candidates }) => candidates.length > 0)).toMatchObject({
    minute: 630,
    candidates: [{ why: "free", minute: 630 }],
  });
});

test("days of which nothing can be said are left out, and the gap is marked", () => {
  const grid = previewGrid(
    {
      slots: [slot("2030-01-18", "09:00"), slot("2030-01-21", "09:00"), slot("2030-01-22", "09:00")],
      refused: [refused("2030-01-19", "09:00", "outside_hours")],
    },
    lisbon,
    30,
  );
  expect(grid.columns.map(({ date, gap }) => [date, gap])).toEqual([
    ["2030-01-18", false],
    ["2030-01-21", true],
    ["2030-01-22", false],
  ]);
});

test("reasons have their textures and are counted", () => {
  const reasons = ["past", "notice", "window", "override", "booked", "busy", "held", "buffer"];
  const grid = previewGrid(
    {
      slots: [slot("2030-01-18", "08:00")],
      refused: reasons.map((reason, index) =>
        refused("2030-01-18", `${String(9 + index).padStart(2, "0")}:00`, reason),
      ),
    },
    lisbon,
    60,
  );
  expect(grid.counts).toEqual({ free: 1, notice: 3, override: 1, booked: 1, busy: 1, held: 1, buffer: 1, hours: 0 });
});

const everyMinutes = (step: number, date = "2030-01-18") =>
  Array.from({ length: (24 * 60) / step }, (_, index) => {
    const [hour, minute] = [Math.floor((index * step) / 60), (index * step) % 60];
    return slot(date, `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  });
const all = (grid: ReturnType<typeof previewGrid>) =>
  grid.columns.flatMap(({ cells }) => cells.flatMap(({ candidates }) => candidates));

test.each([1, 5, 10, 15, 20, 25, 30, 45, 60, 90])("starts each %i minutes are shown, every one", (step) => {
  const grid = previewGrid({ slots: everyMinutes(step), refused: [] }, lisbon, step);
  expect(all(grid)).toHaveLength(everyMinutes(step).length);
  expect(grid.rows.length).toBeLessThanOrEqual(48);
  for (const { minute, candidates } of grid.columns.flatMap(({ cells }) => cells))
    for (const one of candidates) expect(Math.floor(one.minute / grid.step) * grid.step).toBe(minute);
});

test("of several times in a row none hides another", () => {
  const grid = previewGrid(
    {
      slots: [slot("2030-01-18", "09:20")],
      refused: [refused("2030-01-18", "09:00", "booked"), refused("2030-01-18", "09:10", "buffer")],
    },
    lisbon,
    10,
  );
  expect(all(grid).map(({ minute, why }) => [minute, why])).toEqual([
    [540, "booked"],
    [550, "buffer"],
    [560, "free"],
  ]);
});

test("an hour that comes twice when clocks go back holds the times of both", () => {
  const twice = ["00:15", "00:45", "01:15", "01:45"].map((time) => slot("2030-10-27", time));
  const grid = previewGrid({ slots: twice, refused: [] }, lisbon, 30);
  expect(all(grid).map(({ minute }) => minute)).toEqual([75, 75, 105, 105]);
});

test("days beyond the last column, and those that the answer left out, come next", () => {
  const dates = Array.from({ length: 12 }, (_, index) => `2030-01-${String(index + 10)}`);
  const slots = dates.map((date) => slot(date, "09:00"));
  expect(previewGrid({ slots, refused: [] }, lisbon, 30).next).toBe("2030-01-18");
  expect(previewGrid({ slots: slots.slice(0, 8), refused: [] }, lisbon, 30).next).toBeNull();
  expect(previewGrid({ slots: slots.slice(0, 2), refused: [], nextFrom: "2030-01-12" }, lisbon, 30).next).toBe(
    "2030-01-12",
  );
});

test("nothing at all is an empty grid", () => {
  expect(
    previewGrid({ slots: [], refused: [refused("2030-01-18", "09:00", "outside_hours")] }, lisbon, 30).columns,
  ).toEqual([]);
});

test("a long blank stretch is folded into one row", () => {
  const grid = previewGrid(
    { slots: [slot("2030-01-18", "01:00"), slot("2030-01-18", "18:00")], refused: [] },
    lisbon,
    60,
  );
  expect(grid.rows.map(({ minute, folded }) => (folded ? "…" : minute / 60))).toEqual([0, 1, 2, "…", 17, 18, 19]);
  expect(grid.columns[0]?.cells.map(({ candidates }) => candidates[0]?.why ?? "")).toEqual([
    "",
    "free",
    "",
    "",
    "",
    "free",
    "",
  ]);
});

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
  expect(grid.columns[0]?.cells.find(({ why }) => why === "free")).toMatchObject({ minute: 630 });
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

test("of several times in a cell the free one is shown", () => {
  const grid = previewGrid(
    {
      slots: [slot("2030-01-18", "09:20")],
      refused: [refused("2030-01-18", "09:00", "booked"), refused("2030-01-18", "09:10", "buffer")],
    },
    lisbon,
    60,
  );
  expect(grid.columns[0]?.cells.find(({ minute }) => minute === 540)?.candidate?.start).toBe("2030-01-18T09:20:00Z");
});

test("short steps never make more rows than fit", () => {
  const slots = Array.from({ length: 24 * 12 }, (_, index) => {
    const minute = index * 5;
    return slot(
      "2030-01-18",
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
    );
  });
  const grid = previewGrid({ slots, refused: [] }, lisbon, 5);
  expect(grid.rows.length).toBeLessThanOrEqual(54);
  expect(grid.rows[0]?.minute).toBe(0);
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
  expect(grid.columns[0]?.cells.map(({ why }) => why)).toEqual([
    "hours",
    "free",
    "hours",
    "hours",
    "hours",
    "free",
    "hours",
  ]);
});

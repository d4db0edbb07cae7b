import { formatWallTime } from "@daybook/core/time/civil";
import { languages } from "@daybook/words/languages";
import { expect, test } from "vitest";
import { speakRaw } from "../../../words/words.ts";
import { readTime, writeTime } from "./time-text.ts";

const walls = Array.from({ length: 24 * 12 }, (_, index) => formatWallTime(index * 5));

test.each(languages)("times as they are shown in %s are read again, on both clocks", (language) => {
  speakRaw(language, [], (message) => message);
  for (const clock of ["24", "12"] as const)
    for (const wall of walls) expect([clock, readTime(writeTime(wall, clock), "start")]).toEqual([clock, wall]);
  expect(readTime(writeTime("24:00", "24"), "end")).toBe("24:00");
});

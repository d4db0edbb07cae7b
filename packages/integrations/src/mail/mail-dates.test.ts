import { HOUR } from "@daybook/core/time/units";
import { serverWords } from "@daybook/words/server";
import { describe, expect, it } from "vitest";
import {
  dayWords,
  durationWords,
  fullDayWords,
  pageHead,
  type Reading,
  stretchWords,
  timeWords,
  zoneWithOffset,
} from "./mail-dates.ts";

const english = (tag: string) => serverWords("en", [tag]);
const lisbon: Reading = { zone: "Europe/Lisbon", clock: "24", words: english("en-GB") };
const at = Date.UTC(2026, 9, 15, 11, 30);

describe("dates in mail", () => {
  it.each([
    [lisbon, "Thursday 15 October", "12:30–13:30", "Lisbon time (GMT+1)"],
    [
      { ...lisbon, zone: "America/New_York", clock: "12" as const, words: english("en-US") },
      "Thursday, October 15",
      "7:30 AM – 8:30 AM",
      "New York time (GMT−4)",
    ],
    [{ ...lisbon, zone: "Asia/Kathmandu" }, "Thursday 15 October", "17:15–18:15", "Kathmandu time (GMT+5:45)"],
    [{ ...lisbon, zone: "Pacific/Kiritimati" }, "Friday 16 October", "01:30–02:30", "Kiritimati time (GMT+14)"],
    [
      { ...lisbon, zone: "America/Argentina/Buenos_Aires" },
      "Thursday 15 October",
      "08:30–09:30",
      "Buenos Aires time (GMT−3)",
    ],
    [{ ...lisbon, zone: "UTC" }, "Thursday 15 October", "11:30–12:30", "UTC"],
    [{ ...lisbon, zone: "Etc/GMT+5" }, "Thursday 15 October", "06:30–07:30", "GMT−5"],
    [{ ...lisbon, words: english("en-IN") }, "Thursday, 15 October", "12:30–13:30", "Lisbon time (GMT+1)"],
    [{ ...lisbon, words: english("not a locale") }, "Thursday 15 October", "12:30–13:30", "Lisbon time (GMT+1)"],
  ])("follow the reader: $0.zone, $0.words.tag", (reading, day, stretch, zone) => {
    expect(dayWords(at, reading)).toBe(day);
    expect(stretchWords(at, at + HOUR, reading)).toBe(stretch);
    expect(zoneWithOffset(at, reading)).toBe(zone);
  });

  it.each([
    ["de", "Donnerstag, 15. Oktober", "12:30", "2 Stunden, 30 Minuten"],
    ["fr", "jeudi 15 octobre", "12:30", "2\u00a0heures 30 minutes"],
    ["es", "jueves, 15 de octubre", "12:30", "2 horas 30 minutos"],
    ["pt", "quinta-feira, 15 de outubro", "12:30", "2 horas e 30 minutos"],
    ["ja", "10月15日木曜日", "12:30", "2 時間30 分"],
    ["ar", "الخميس، ١٥ أكتوبر", "١٢:٣٠", "ساعتان و٣٠ دقيقة"],
  ] as const)("follow the language: %s", (language, day, time, duration) => {
    const words = serverWords(language);
    expect(dayWords(at, { ...lisbon, words })).toBe(day);
    expect(timeWords(at, { ...lisbon, words })).toBe(time);
    expect(durationWords(2.5 * HOUR, words)).toBe(duration);
  });

  it("write midnight as 00:00 or 12:00 AM, never 24:00", () => {
    const midnight = Date.UTC(2026, 9, 14, 23);
    expect(timeWords(midnight, lisbon)).toBe("00:00");
    expect(timeWords(midnight, { ...lisbon, words: english("en-US") })).toBe("00:00");
    expect(timeWords(midnight, { ...lisbon, words: english("en-US"), clock: "12" })).toBe("12:00 AM");
  });

  it("name the second day of a stretch past midnight", () => {
    const late = Date.UTC(2026, 9, 15, 21);
    expect(stretchWords(late, late + 3 * HOUR, lisbon)).toBe("22:00 – Friday 16 October, 01:00");
  });

  it("name both offsets where the clock changes meanwhile", () => {
    const fold = Date.UTC(2026, 9, 25, 0, 30);
    expect(stretchWords(fold, fold + HOUR, lisbon)).toMatch(/^01:30 \(GMT\+1\) – 01:30 \(GMT(\+0)?\)$/);
    expect(zoneWithOffset(fold, lisbon)).toBe("Lisbon time (GMT+1)");
    expect(zoneWithOffset(fold + HOUR, lisbon)).toMatch(/^Lisbon time \(GMT(\+0)?\)$/);
  });

  it("give the head of a diary page", () => {
    expect(pageHead(at, lisbon)).toEqual({ day: "15", weekday: "Thursday", month: "October 2026" });
    expect(pageHead(at, { ...lisbon, words: serverWords("ja") })).toEqual({
      day: "15",
      weekday: "木曜日",
      month: "2026年10月",
    });
    expect(fullDayWords(at, lisbon)).toMatch(/^Thursday,? 15 October 2026$/);
  });

  it.each([
    [1, "1 minute"],
    [60, "60 minutes"],
    [90, "90 minutes"],
    [120, "2 hours"],
    [150, "2 hours 30 minutes"],
    [121, "2 hours 1 minute"],
  ])("call %i minutes %s", (minutes, words) => {
    expect(durationWords(minutes * 60_000, english("en-GB"))).toBe(words);
  });
});

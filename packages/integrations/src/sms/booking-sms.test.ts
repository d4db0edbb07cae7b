import { languages } from "@daybook/words/languages";
import { describe, expect, it } from "vitest";
import { bookingSms } from "./booking-sms.ts";
import { plainSms, smsSegments } from "./sms-segments.ts";

describe("how a text is sent", () => {
  it.each([
    ["a".repeat(160), "GSM-7", 1],
    ["a".repeat(161), "GSM-7", 2],
    ["a".repeat(306), "GSM-7", 2],
    ["a".repeat(307), "GSM-7", 3],
    [`${"a".repeat(158)}€`, "GSM-7", 1],
    [`${"a".repeat(159)}€`, "GSM-7", 2],
    ["ç", "UCS-2", 1],
    ["é", "GSM-7", 1],
    ["日".repeat(70), "UCS-2", 1],
    ["日".repeat(71), "UCS-2", 2],
    ["😀".repeat(35), "UCS-2", 1],
    ["😀".repeat(36), "UCS-2", 2],
  ] as const)("%.8s… is %s in %i", (text, encoding, count) => {
    expect(smsSegments(text)).toEqual({ encoding, count });
  });

  it("typography costs nothing", () => {
    expect(plainSms("“You’re” – …\u202f\u2068x\u2069")).toBe('"You\'re" - ... x');
  });
});

describe("a text about a booking", () => {
  const start = Date.UTC(2026, 9, 15, 11, 30);
  const of = (over: Partial<Parameters<typeof bookingSms>[0]> = {}) =>
    bookingSms({
      what: "reminder",
      reader: { language: "en", tags: ["en-GB"], zone: "Europe/Lisbon", clock: "24" },
      title: "Lesson",
      person: "Ines Duarte",
      start,
      ...over,
    });

  it("says what, with whom and when, by the reader's own clock", () => {
    expect(of()).toBe("Reminder: Lesson with Ines Duarte, Thu 15 Oct, 12:30 (Lisbon time).");
    expect(smsSegments(of())).toEqual({ encoding: "GSM-7", count: 1 });
  });

  it.each(languages)("in %s is two parts at most, whatever the names, and never without the time", (language) => {
    for (const what of ["created", "rescheduled", "cancelled", "reminder"] as const) {
      const reader = { language, tags: [], zone: "America/Argentina/ComodRivadavia", clock: "24" as const };
      const text = of({ what, reader, title: "Ein sehr langer Titel – ".repeat(9), person: "日本語".repeat(30) });
      expect(smsSegments(text).count).toBeLessThanOrEqual(2);
      expect(text).toMatch(/[0٠]?[8٨][:٫][3٣][0٠]|8:30|08:30/);
    }
  });

  it("is one line without anything unseen", () => {
    expect(of({ title: "A\nB\u202e", person: "C\r\nD" })).not.toMatch(/[\r\n\u202e\u2068]/);
  });
});

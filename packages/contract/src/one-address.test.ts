import { expect, it } from "vitest";
import { oneAddress } from "./one-address.ts";

const page = { status: 200, index: true, url: "https://book.example/ines/lesson" } as const;
const unlisted = { status: 200, index: false, url: "https://book.example" } as const;
const missing = { status: 404, index: false, url: "https://book.example" } as const;

it.each([
  [page, "/ines/lesson", null],
  [page, "/INES/Lesson", "/ines/lesson"],
  [page, "/ines//lesson", "/ines/lesson"],
  [page, "/ines/lesson/", "/ines/lesson"],
  [page, "//ines/lesson", "/ines/lesson"],
  [page, "/in%65s/lesson", "/ines/lesson"],
  [page, "/ines/lesson/?name=Jo%20S&date=2026-10-15", "/ines/lesson?name=Jo%20S&date=2026-10-15"],
  [page, "/ines/lesson?name=Jo", null],
  [unlisted, "/console//bookings/?state=past", "/console/bookings?state=past"],
  [unlisted, "/manage/AbC/", "/manage/AbC"],
  [unlisted, "/manage/AbC", null],
  [missing, "/nobody//here/", null],
])("%j asked for as %s stands at %s", (document, asked, at) => {
  expect(oneAddress(document, new URL(`https://book.example${asked}`))).toBe(at);
});

it("never leads to another site", () => {
  for (const path of ["//evil.example/x/", "///evil.example", "/%2f/evil.example/"])
    expect(oneAddress(unlisted, new URL(`https://book.example${path}`)) ?? "/").toMatch(/^\/(?!\/)/);
});

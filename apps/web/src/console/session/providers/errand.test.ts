import { beforeEach, expect, it, vi } from "vitest";
import { endErrand, keepErrand, readErrand } from "./errand.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  return () => vi.unstubAllGlobals();
});

it("is kept until it has ended", () => {
  keepErrand({ purpose: "link", next: "/console/settings/security" });
  expect(readErrand()).toEqual({ purpose: "link", next: "/console/settings/security" });
  endErrand();
  expect(readErrand()).toEqual({ purpose: "sign_in" });
});

it.each([
  "https://attacker.example",
  "//attacker.example/console",
  "/\\attacker.example",
  "javascript:alert(1)",
  "/consolex",
])("leads nowhere but into the console: %s", (next) => {
  keepErrand({ purpose: "sign_in", next });
  expect(readErrand()).toEqual({ purpose: "sign_in" });
});

it("that can't be read is none", () => {
  sessionStorage.setItem("daybook.errand", "{");
  expect(readErrand()).toEqual({ purpose: "sign_in" });
});

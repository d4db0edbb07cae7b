import { expect, it } from "vitest";
import { useLint } from "./testing/use-lint.ts";

const lint = useLint();

const forbidden = [
  "export const a = Date.now();",
  "export const a = new Date();",
  "export const a = (date: Date) => date.getHours();",
  "export const a = (date: Date) => date.setDate(1);",
  "export const a = new Date(2030, 1, 1);",
  "export const a = Math.random();",
  "export const a = crypto.randomUUID();",
  "export const a = performance.now();",
];

it.each(forbidden)("refuses in packages/core: %s", (line) => {
  expect(lint("packages/core/src/slots.ts", line)).toMatch(
    /packages\/core (knows no clock|throws no dice)|time zone: convert/,
  );
});

it("leaves what is pure alone, and tests, and other packages", () => {
  const pure = "export const a = (ms: number) => new Date(ms).getUTCHours() + Date.UTC(2030, 1, 1);";
  expect(lint("packages/core/src/slots.ts", pure)).toContain("No fixes applied");
  expect(lint("packages/core/src/slots.ts", pure)).not.toContain("error");
  expect(lint("packages/core/src/slots.test.ts", "export const a = Date.now();")).not.toContain("error");
  expect(lint("packages/db/src/slots.ts", "export const a = Date.now();")).not.toContain("error");
});

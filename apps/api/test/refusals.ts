import { expect } from "vitest";
import type { Answer } from "./daybook.ts";

/** Status, code, and the field and rule that are named. */
export type Refusal = [status: number, code: string, path?: string, rule?: string];

export function expectRefusal(answer: Answer, [status, code, path, rule]: Refusal): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.json.code, answer.text).toBe(code);
  if (path !== undefined)
    expect(answer.json.errors, answer.text).toContainEqual(expect.objectContaining({ path, rule }));
}
/** A field that doesn't fit. */
export const unfit = (path: string, rule: string): Refusal => [422, "validation_failed", path, rule];

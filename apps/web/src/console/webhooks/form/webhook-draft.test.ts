import { expect, test } from "vitest";
import { bodyOf, doubledHeader, draftOf, newDraft } from "./webhook-draft.ts";

const header = (key: number, name: string, value: string) => ({ key, name, value });

test("empty lines are no headers, and what was typed around them is dropped", () => {
  const headers = [header(1, " X-Team ", " studio "), header(2, "", "")];
  expect(bodyOf({ ...newDraft(), url: " https://crm.example/hook ", headers })).toEqual({
    url: "https://crm.example/hook",
    events: ["booking.created", "booking.rescheduled", "booking.cancelled", "booking.guests_changed"],
    description: "",
    headers: { "X-Team": "studio" },
  });
});

test("headers whose values aren't known stay out of an edit", () => {
  const kept = { url: "https://crm.example/", events: ["booking.created" as const], description: "" };
  const webhook = { ...kept, headerNames: ["Authorization"] } as Parameters<typeof draftOf>[0];
  expect(bodyOf(draftOf(webhook))).toEqual(kept);
  expect(bodyOf({ ...draftOf(webhook), headers: [] })).toEqual({ ...kept, headers: {} });
});

test("the same header twice is found, however it is written", () => {
  const draft = { ...newDraft(), headers: [header(1, "X-Key", "a"), header(2, "x-key", "b")] };
  expect(doubledHeader(draft)).toBe("x-key");
  expect(doubledHeader({ ...draft, headers: draft.headers.slice(1) })).toBeNull();
});

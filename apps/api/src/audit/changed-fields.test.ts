import { expect, it } from "vitest";
import { changedFields, UNTOLD } from "./changed-fields.ts";

it("keeps the fields that differ, and none that is as it was", () => {
  const before = { title: "Lesson", price: "€45", durations: [60], version: 1 };
  const after = { title: "Lesson", price: "€48", durations: [60, 90], version: 2 };
  expect(changedFields(before, after)).toEqual({
    before: { price: "€45", durations: [60] },
    after: { price: "€48", durations: [60, 90] },
  });
});

it("says of a new thing what it is, and of one that goes what it was", () => {
  expect(changedFields(null, { name: "Hours", id: "1" })).toEqual({ before: null, after: { name: "Hours" } });
  expect(changedFields({ name: "Hours", reason: null }, null)).toEqual({ before: { name: "Hours" }, after: null });
});

it("is nothing where nothing differs, whether a field is missing or null", () => {
  expect(changedFields({ phone: null }, {})).toEqual({ before: null, after: null });
  expect(changedFields(null, null)).toEqual({ before: null, after: null });
});

it.each(["password", "passwordHash", "accessToken", "secret", "sealed", "headers", "recoveryCodes", "key"])(
  "tells that %s changed, never what it is",
  (name) => {
    const { before, after } = changedFields({ [name]: "old secret" }, { [name]: "new secret" });
    expect([before, after]).toEqual([{ [name]: UNTOLD }, { [name]: UNTOLD }]);
  },
);

it("tells of a long text that it changed", () => {
  expect(changedFields({ text: "" }, { text: "x".repeat(5_000) }).after).toEqual({ text: UNTOLD });
});

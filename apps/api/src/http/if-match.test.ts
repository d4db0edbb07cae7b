import { expect, it } from "vitest";
import { readVersion } from "./if-match.ts";

const asked = (header?: string) =>
  new Request("http://x", header === undefined ? {} : { headers: { "if-match": header } });

it.each([
  ['"3"', 3],
  ["3", 3],
  ['W/"3"', 3],
  ['  "12"  ', 12],
  ['"0"', 0],
  [" * ", "*"],
])("If-Match: %s names version %s", (header, version) => {
  expect(readVersion(asked(header))).toBe(version);
});

it.each(["**", '"3', '3"', '"3", "4"', "W/3 4", '"x"', "-1", "1.0", '"1234567890"', "w/3"])(
  "If-Match: %s names none",
  (header) => {
    expect(() => readVersion(asked(header))).toThrow(expect.objectContaining({ code: "validation_failed" }));
  },
);

it.each([undefined, "", "  "])("If-Match: %j is missing", (header) => {
  expect(() => readVersion(asked(header))).toThrow(expect.objectContaining({ code: "version_required" }));
});

import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant.ts";

test.each([
  ["2030-03-13T09:30:00Z", "2030-03-13T09:30:00Z"],
  ["2030-03-13T09:30:00.000Z", "2030-03-13T09:30:00Z"],
  ["2030-03-13T09:30:15.25Z", "2030-03-13T09:30:15.250Z"],
  ["2030-03-13T09:30:15.123999Z", "2030-03-13T09:30:15.123Z"],
  ["2030-03-13T09:30Z", "2030-03-13T09:30:00Z"],
  ["2030-03-13T09:30:00+02:00", "2030-03-13T07:30:00Z"],
  ["2030-01-01T00:00:00+05:45", "2029-12-31T18:15:00Z"],
  ["2030-12-31T23:30:00-03:30", "2031-01-01T03:00:00Z"],
  ["2030-03-13T09:30:00-00:00", "2030-03-13T09:30:00Z"],
  ["1969-12-31T23:59:59.500Z", "1969-12-31T23:59:59.500Z"],
])("%s is the instant %s", (text, written) => {
  const milliseconds = parseInstant(text);
  expect(milliseconds).toBe(Date.parse(text));
  expect(formatInstant(milliseconds ?? Number.NaN)).toBe(written);
});

test.each([
  "2030-03-13T09:30:00",
  "2030-03-13",
  "2030-02-30T09:30:00Z",
  "2030-03-13T24:00:00Z",
  "2030-03-13T09:60:00Z",
  "2030-12-31T23:59:60Z",
  "2030-03-13 09:30:00Z",
  "2030-03-13t09:30:00z",
  "2030-03-13T09:30:00+0200",
  "2030-03-13T09:30:00+24:00",
  "2030-03-13T09:30:00 Z",
  "2030-03-13T09:30:00.Z",
  "1899900000000",
  "",
])("%j is no instant", (text) => {
  expect(parseInstant(text)).toBeNull();
});

test("what is no time can't be written", () => {
  expect(() => formatInstant(Number.NaN)).toThrow(RangeError);
  expect(() => formatInstant(1e17)).toThrow(RangeError);
});

import { expect, test } from "vitest";
import { offer, oneHost } from "./offer.ts";
import { appointment, host, ms, query } from "./testing/wednesday.ts";

const taken = query({ groups: oneHost(host({}, { appointments: [appointment("x", "09:30", "10:00")] })) });

test("refused starts are read by index, as often as one likes", () => {
  const { refused } = offer({ ...taken, explain: true });
  expect(refused.length).toBe([...refused].length);
  expect([...refused]).toEqual([...refused]);
  expect(refused.at(0)).toEqual([...refused][0]);
  expect(refused.at(0)).toMatchObject({ start: ms("2030-03-13T09:30"), reason: "booked", by: { id: "x" } });
});

test("beyond the last there is none", () => {
  const { refused } = offer({ ...taken, explain: true });
  expect(() => refused.at(refused.length)).toThrow(RangeError);
  expect(() => refused.at(-1)).toThrow(RangeError);
});

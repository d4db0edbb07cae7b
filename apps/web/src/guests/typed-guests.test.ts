import { expect, it } from "vitest";
import { typedGuests } from "./typed-guests.ts";

const guest = (email: string, name = "") => ({ email, name });

it.each([
  ["", []],
  [" , ;\n", []],
  ["lea@example.com", [guest("lea@example.com")]],
  [
    "lea@example.com, max@example.com;\njo@example.com",
    [guest("lea@example.com"), guest("max@example.com"), guest("jo@example.com")],
  ],
  [
    "lea@example.com max@example.com\tjo@example.com",
    [guest("lea@example.com"), guest("max@example.com"), guest("jo@example.com")],
  ],
  ["lea@example.com、max@example.com", [guest("lea@example.com"), guest("max@example.com")]],
  [
    'Lea Silva <lea@example.com>, "Max" <max@müller.de>',
    [guest("lea@example.com", "Lea Silva"), guest("max@xn--mller-kva.de", "Max")],
  ],
  ["mailto:lea@example.com", [guest("lea@example.com")]],
  ["lea at example", [guest("lea at example")]],
])("%j names %j", (text, guests) => {
  expect(typedGuests(text)).toEqual(guests);
});

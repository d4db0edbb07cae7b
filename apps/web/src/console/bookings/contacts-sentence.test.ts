import "../../words/testing/english.ts";
import { expect, test } from "vitest";
import { contactsSentence } from "./contacts-sentence.ts";

test("a host is told of the limit once it is reached, and not before", () => {
  expect(contactsSentence(undefined)).toBeNull();
  expect(contactsSentence({ lastHour: 59, mostPerHour: 60 })).toBeNull();
  expect(contactsSentence({ lastHour: 60, mostPerHour: 60 })).toContain("wrote to 60 people");
  expect(contactsSentence({ lastHour: 1_204, mostPerHour: 1_200 })).toContain("1,200");
});

import { expect, test } from "vitest";
import { foundIn } from "./found-in.ts";

const items = [
  { title: "Técnica de verão", slug: "summer" },
  { title: "Private lesson", slug: "private-lesson" },
];
const found = (typed: string) => foundIn(items, typed).map(({ slug }) => slug);

test("an event type is found by any words of its title and address, without marks and case", () => {
  expect([found("tecnica"), found("VERÃO summer"), found("lesson priv"), found(" "), found("piano")]).toEqual([
    ["summer"],
    ["summer"],
    ["private-lesson"],
    ["summer", "private-lesson"],
    [],
  ]);
});

import { expect, test } from "vitest";
import { everyPage } from "./every-page.ts";

test("pages are followed to the last", async () => {
  const pages: Record<string, { items: string[]; nextCursor: string | null }> = {
    "": { items: ["a", "b"], nextCursor: "2" },
    "2": { items: ["c"], nextCursor: "3" },
    "3": { items: [], nextCursor: null },
  };
  const asked: string[] = [];
  const { items } = await everyPage(async ({ cursor = "" }) => {
    asked.push(cursor);
    return pages[cursor] ?? { items: [], nextCursor: null };
  });
  expect(items).toEqual(["a", "b", "c"]);
  expect(asked).toEqual(["", "2", "3"]);
});

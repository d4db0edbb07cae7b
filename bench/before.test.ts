import { expect, test } from "vitest";
import { withBefore } from "./before.ts";

const table = (ours: string, ratio: string) =>
  [
    "- 2026-11-21; load 0.6",
    "## Reading",
    "",
    "| | ours | bare | | ours is so many times as fast |",
    "|---|--:|--:|---|--:|",
    `| a week | ${ours} | 9 | ms | ${ratio} |`,
    "",
  ].join("\n");

test("each row has what the earlier document said of it beside", () => {
  expect(withBefore(table("1", "9×"), table("3", "3×")).split("\n").slice(3, 6)).toEqual([
    "| | ours | bare | | ours is so many times as fast | ours on 2026-11-21 | so many times then |",
    "|---|--:|--:|---|--:|--:|--:|",
    "| a week | 1 | 9 | ms | 9× | 3 | 3× |",
  ]);
});

test("a document that has an earlier one beside it is read by its own figures", () => {
  const second = withBefore(table("1", "9×"), table("3", "3×"));
  expect(withBefore(table("2", "5×"), second)).toContain("| a week | 2 | 9 | ms | 5× | 1 | 9× |");
});

test("a row of the same name in another section, or a new one, has nothing beside it", () => {
  expect(withBefore(table("1", "9×").replace("## Reading", "## Writing"), table("3", "3×"))).toContain("| 9× |  |  |");
});

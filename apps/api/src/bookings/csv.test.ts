import { expect, it } from "vitest";
import { csvRow } from "./csv.ts";

it("cells with commas, quotes or lines of their own stand in quotes", () => {
  expect(csvRow(["Ana, Rui", 'the "new" one', "two\nlines", "plain", ""])).toBe(
    '"Ana, Rui","the ""new"" one","two\nlines",plain,\r\n',
  );
});

it("nothing but the end of a row is CRLF", () => {
  expect(csvRow(["a\r\nb", "c\rd"])).toBe('"a\nb","c\nd"\r\n');
});

it.each(["=1+1", "+351 912 345 678", "-5", "@SUM(A1)", "＝1", "＋1", "－1", "＠1"])(
  "%j is text, no formula",
  (text) => {
    expect(csvRow([text])).toBe(`'${text}\r\n`);
  },
);

it.each([
  ["Ana;=1+1", "Ana;'=1+1"],
  ['Ana;"=1+1"', `"Ana;'""=1+1"""`],
  ["Ana\n+1", `"Ana\n'+1"`],
  ["Ana\r\n@a", `"Ana\n'@a"`],
  ["Ana\r-1", `"Ana\n'-1"`],
  ["\r=1", `"'\n'=1"`],
  ["\n=1", `"'\n'=1"`],
  ["\t=1", "'\t'=1"],
  ["\ttext", "'\ttext"],
  ["Ana\t＝1", "Ana\t'＝1"],
  ['=HYPERLINK("https://evil.example","x")', `"'=HYPERLINK(""https://evil.example"",""x"")"`],
])("nothing in %j is a formula, wherever its cell is parted", (text, safe) => {
  expect(csvRow([text])).toBe(`${safe}\r\n`);
});

it("what only holds such a sign is left as it is", () => {
  expect(csvRow(["a=b", "1-2", "jo+diary@example.com", "’tis", "a; b", "c\n\nd"])).toBe(
    'a=b,1-2,jo+diary@example.com,’tis,a; b,"c\n\nd"\r\n',
  );
});

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

it.each(["=1+1", "+351 912 345 678", "-5", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠1"])(
  "%j is text, no formula",
  (text) => {
    expect(csvRow([text])).toBe(`'${text}\r\n`);
  },
);

it("a formula behind a lone CR is text, too, and one in quotes as well", () => {
  expect(csvRow(["\r=1"])).toBe(`"'\n=1"\r\n`);
  expect(csvRow(['=HYPERLINK("https://evil.example","x")'])).toBe(`"'=HYPERLINK(""https://evil.example"",""x"")"\r\n`);
});

it("what only holds such a sign is left as it is", () => {
  expect(csvRow(["a=b", "1-2", "jo+diary@example.com", "’tis"])).toBe("a=b,1-2,jo+diary@example.com,’tis\r\n");
});

import { describe, expect, it } from "vitest";
import { givenLocation, location } from "./location.ts";

const rules = (kind: string, value: string) =>
  (givenLocation.safeParse({ kind, value }).error?.issues ?? []).map(
    (issue) => `${issue.path.join(".")} ${issue.code === "custom" ? issue.params?.rule : issue.code}`,
  );

describe("a link", () => {
  it.each([
    "https://meet.example/ines",
    "HTTP://meet.example",
    " https://meet.example/a?b=c#d ",
    "https://bücher.example/ü",
    "http://localhost:3000/x",
    "",
  ])("may be %j", (value) => {
    expect(rules("link", value)).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript://meet.example/%0Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "mailto:a@example.com",
    "//meet.example",
    "meet.example/ines",
    "https:meet.example",
    "https://",
    "https:///x",
    "https://meet example",
    "https://meet.example/a b",
    "https://[1",
    "see my mail: https://meet.example",
  ])("can't be %j", (value) => {
    expect(rules("link", value)).toEqual(["value web_address"]);
  });

  it("is told in words that name it", () => {
    expect(givenLocation.safeParse({ kind: "link", value: "javascript:alert(1)" }).error?.issues[0]?.message).toBe(
      "A link begins with https:// or http://, such as https://meet.example/ines; this is “javascript:alert(1)”.",
    );
  });
});

describe("a phone's place", () => {
  it.each(["+351 912 345 678", "(020) 7946-0018", "112 11", "I call you", "Ich rufe an", "+49 30 1234 ext. 5", ""])(
    "may be %j",
    (value) => {
      expect(rules("phone", value)).toEqual([]);
    },
  );

  it.each([
    ["\u202a+351\u2011912\u2011345\u2011678\u202c", "+351-912-345-678"],
    ["＋３５１ ９１２ ３４５ ６７８", "+351 912 345 678"],
    ["tel:+49-30-1234;ext=5", "+49-30-1234 ext. 5"],
    ["\u200eI call you", "I call you"],
    ["Ines, +351 912", "Ines, +351 912"],
  ])("%j is kept as %j", (value, kept) => {
    expect(givenLocation.parse({ kind: "phone", value })).toEqual({ kind: "phone", value: kept });
  });

  it.each(["123", "+", "…", "1234567890123456", "12 + 34 56 78", "+351;912345678", "☎"])("can't be %j", (value) => {
    expect(rules("phone", value)).toEqual(["value phone_number"]);
  });
});

it("other places are any words", () => {
  for (const kind of ["in_person", "custom"]) expect(rules(kind, "javascript: the café")).toEqual([]);
});

it("what was given is shown as it is", () => {
  expect(location.parse({ kind: "link", value: "meet.example" })).toEqual({ kind: "link", value: "meet.example" });
});

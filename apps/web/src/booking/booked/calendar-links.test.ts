import { expect, test } from "vitest";
import { googleUrl, manageToken, outlookUrl } from "./calendar-links.ts";

const entry = {
  title: "Private lesson & more",
  start: "2026-10-15T11:30:00Z",
  end: "2026-10-15T12:30:00.000Z",
  place: "Rua do Século 9",
  details: "https://daybook.example/manage/abc",
};

test("Google gets both instants in UTC", () => {
  const query = new URL(googleUrl(entry)).searchParams;
  expect(query.get("dates")).toBe("20261015T113000Z/20261015T123000Z");
  expect(query.get("text")).toBe("Private lesson & more");
});

test("Outlook gets both instants in UTC", () => {
  const query = new URL(outlookUrl(entry)).searchParams;
  expect([query.get("startdt"), query.get("enddt")]).toEqual(["2026-10-15T11:30:00.000Z", "2026-10-15T12:30:00.000Z"]);
});

test("a manage link's token is found on any origin", () => {
  expect(manageToken("https://daybook.example/manage/a.b-c_d?x=1#move")).toBe("a.b-c_d");
  expect(manageToken("/manage/x%2By")).toBe("x+y");
  expect(manageToken("https://daybook.example/")).toBeNull();
});

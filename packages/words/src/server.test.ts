import { expect, it } from "vitest";
import { languages } from "./languages.ts";
import { serverWords, wordsOf } from "./server.ts";

it("every language has words for everything", () => {
  for (const language of languages) {
    const { t } = serverWords(language);
    expect(t("document.missing.title")).toContain("Daybook");
    expect(t("ics.invitee.summary", { title: "A", host: "B" })).toMatch(/A.*B|B.*A/s);
  }
});

it("what people wrote stays as they wrote it", () => {
  const { t } = serverWords("en");
  const title = "\\u0041 {host} <b># '";
  expect(t("ics.invitee.summary", { title, host: "B" })).toBe(`${title} with B`);
});

it("dates follow the region that a reader names for their language", () => {
  expect(wordsOf({ language: "en", tags: ["de-AT", "en-US"] }).tag).toBe("en-US-u-ca-gregory");
  expect(wordsOf({ language: "de", tags: ["de-AT", "en-US"] }).tag).toBe("de-AT-u-ca-gregory");
  expect(serverWords("en").tag).toBe("en-GB-u-ca-gregory");
});

it("the trial languages are English, to be told apart from what is in no catalogue", () => {
  expect(serverWords("en-XA").t("document.notFound")).toMatch(/^\[Ñöţ ƒöûñð ~+\]$/);
  expect(serverWords("ar-XB").t("document.notFound")).toBe("\u202eNot found\u202c");
});

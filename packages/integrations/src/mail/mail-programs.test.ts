import { languages } from "@daybook/words/languages";
import { caniemail } from "caniemail";
import { describe, expect, it } from "vitest";
import { everyLetter } from "./testing/every-letter.ts";

/**
 * What a letter uses though some of these programs don't know it (caniemail.com), and why it reads well without. What
 * isn't here is missed nowhere.
 */
const doneWithout: Readonly<Record<string, string>> = {
  "@media": "Outlook and Gmail of the web on phones show the light page; the table is fluid without.",
  "<style> element": "The sheet holds dark colours and a phone's margins alone; each element has its own style.",
  "Type selector": "The page's ground, which the outer table has as an attribute.",
  "color-scheme CSS property": "The same as its meta tag.",
  "color-scheme meta tag": "Who doesn't know it has no dark mode, or makes one of its own.",
  "display:none": "The preview line is one pixel high and of its paper's colour.",
  "max-height property": "The preview line is hidden from Outlook by mso-hide.",
  overflow: "The preview line, too.",
  opacity: "The preview line, too.",
  "border-radius": "Corners are square there.",
  "overflow-wrap": "A very long word widens the page.",
  "word-break": "The same.",
  "role attribute": "Windows Mail reads layout tables out as tables.",
  "<body> element": "Outlook on macOS makes a div of it; the outer table has colour and direction.",
};

const clients = ["gmail.*", "outlook.*", "apple-mail.*"] as const;
const missedBy = (html: string): [client: string, title: string][] =>
  [...caniemail({ clients: [...clients], html }).issues.errors].flatMap(([client, issues]) =>
    issues.map(({ title }): [string, string] => [client, title]),
  );
const findings = (html: string) =>
  missedBy(html).flatMap(([client, title]) => (title in doneWithout ? [] : [`${client}: ${title}`]));

describe("letters in Gmail, Outlook and Apple Mail", () => {
  it.each(languages)("need nothing that one of them doesn't know: %s", { timeout: 60_000 }, (language) => {
    const found = new Map(everyLetter(language).map(([name, { html }]) => [name, [...new Set(findings(html))]]));
    for (const [name, missed] of found) expect(missed, name).toEqual([]);
  });

  it("do without nothing that they don't use", () => {
    const titles = everyLetter("ar").flatMap(([, { html }]) => missedBy(html).map(([, title]) => title));
    expect(Object.keys(doneWithout).filter((title) => !titles.includes(title))).toEqual([]);
  });

  it("would be found out", () => {
    const [[, letter] = ["", { html: "" }]] = everyLetter("en");
    const html = letter.html.replace("<h1 ", '<div style="display:grid;position:fixed"></div><h1 ');
    expect(findings(html)).toContainEqual(expect.stringMatching(/^outlook\.windows: .*grid/));
  });

  it.each(everyLetter("ar"))("have in Outlook what pads, and what is wide, as a cell: %s", (_, { html }) => {
    // The attributes and elements that Word draws by (caniemail: padding, width, max-width).
    for (const [tag] of html.matchAll(/<(?:div|p|a|span|h1)\b[^>]*style="[^"]*padding[^"]*"/g))
      expect(tag).toContain('class="m-btn-a"');
    expect(html).toMatch(/<td class="m-btn"[^>]*mso-padding-alt:13px 22px/);
    expect(html).toMatch(/<!--\[if mso\]><table role="presentation" width="600"/);
    expect(html.match(/<!--\[if mso\]>/g)?.length).toBe(html.match(/<!\[endif\]-->/g)?.length);
  });

  it("stay below what Gmail cuts: 102 KB, and 16 KB of style sheet", () => {
    for (const [name, { html }] of everyLetter("ar")) {
      expect(html.length, name).toBeLessThan(20_000);
      const [, sheet = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
      expect(sheet.length, name).toBeLessThan(4_000);
    }
  });
});

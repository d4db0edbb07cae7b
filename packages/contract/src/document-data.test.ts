import { describe, expect, it } from "vitest";
import { type DocumentData, injectDocumentData } from "./document-data.ts";

const SHELL =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Daybook</title></head><body><div id="root"></div><script type="module" src="/assets/app.js"></script></body></html>';
const inject = (over: Partial<DocumentData> = {}) =>
  injectDocumentData(SHELL, {
    title: "T",
    description: "D",
    url: "https://book.example/ana",
    index: true,
    status: 200,
    data: { kind: "none" },
    ...over,
  });

/** The data as the SPA reads it: up to the first end of a script element, as a browser's parser sees it. */
function dataOf(html: string): unknown {
  const [, rest = ""] = html.split('<script type="application/json" id="document-data">');
  return JSON.parse(rest.split(/<\/script/i)[0] ?? "");
}
const ATTACKS = [
  "</script><script>alert(1)</script>",
  "</ScRiPt ><img src=x onerror=alert(1)>",
  "<!--<script>",
  "]]>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "</title><script>alert(1)</script>",
  "</head><body>",
  "$& $1 $` $' $$",
  "\u2028\u2029",
  "&lt;script&gt;",
  "\\u003cscript>",
  "\ud800",
];

describe("what people wrote", () => {
  it("doesn't turn the words of the window's title or of a preview", () => {
    const html = inject({ title: "Lesson\u202e \u2067with Ana", description: "\u200b\u2066D" });
    expect(html).toContain("<title>Lesson with Ana</title>");
    expect(html).toContain('<meta property="og:title" content="Lesson with Ana">');
    expect(html).toContain('<meta name="description" content="D">');
  });

  it.each(ATTACKS)("%j stays data", (words) => {
    const data = { name: words, [words]: [words] };
    const html = inject({ title: words, description: words, url: `https://book.example/${words}`, data });
    expect(dataOf(html)).toEqual(data);
    // Nothing but what the shell and we have put there is an element.
    const tags = [...html.matchAll(/<\/?([a-z!][a-z-]*)/gi)].map(([, name]) => name?.toLowerCase());
    const calm = [...inject().matchAll(/<\/?([a-z!][a-z-]*)/gi)].map(([, name]) => name?.toLowerCase());
    expect(tags).toEqual(calm);
    expect(html.split("</head>")).toHaveLength(2);
    const attributes = [...html.matchAll(/ content="([^"]*)"/g)].length;
    expect(attributes).toBe([...inject().matchAll(/ content="([^"]*)"/g)].length);
  });
});

describe("a document", () => {
  it("has one title: its own", () => {
    const html = inject({ title: "Lesson with Zoë & Co" });
    expect(html.match(/<title>.*?<\/title>/g)).toEqual(["<title>Lesson with Zoë &#38; Co</title>"]);
    expect(html).toContain('<meta property="og:title" content="Lesson with Zoë &#38; Co">');
  });

  it("names its one address, unless nobody shall find it", () => {
    const url = "https://book.example/ana/lesson";
    expect(inject({ url })).toContain(`<link rel="canonical" href="${url}">`);
    expect(inject({ url, index: false })).not.toContain("canonical");
  });

  it("asks search engines to stay away where it should", () => {
    expect(inject()).not.toContain("noindex");
    expect(inject({ index: false })).toContain('<meta name="robots" content="noindex">');
  });

  it("says in which language it is, and which way that runs", () => {
    expect(inject()).toMatch(/^<!doctype html><html lang="en"><head>/);
    const language = { tag: "ar", direction: "rtl" } as const;
    expect(inject({ language })).toMatch(/^<!doctype html><html lang="ar" dir="rtl"><head>/);
    const bare = { title: "", description: "", url: "", index: true, status: 200, data: null } as const;
    expect(injectDocumentData('<html dir="ltr" lang="en" class="a"></head>', { ...bare, language })).toMatch(
      /^<html lang="ar" dir="rtl" class="a">/,
    );
  });

  it("names a picture with its size and what can be read there, if it has one", () => {
    const picture = { url: "https://book.example/v1/picture.png?handle=ana&v=1", alt: 'Lesson "<b>"\u202e' };
    const html = inject({ picture });
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).toContain(`<meta property="og:image" content="${picture.url.replace("&", "&#38;")}">`);
    expect(html).toContain(
      '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">',
    );
    expect(html).toContain('<meta property="og:image:alt" content="Lesson &#34;&#60;b&#62;&#34;">');
    expect(inject()).not.toContain("og:image");
  });

  it("says how its operator is reached, if that is known", () => {
    const contact = 'mailto:"><b>@book.example';
    expect(inject({ contact })).toContain('<meta name="contact" content="mailto:&#34;&#62;&#60;b&#62;@book.example">');
    expect(inject()).not.toContain("contact");
  });

  it("without data has null", () => {
    expect(dataOf(inject({ data: undefined }))).toBeNull();
  });

  it("keeps the shell as it was", () => {
    expect(inject()).toMatch(
      /^<!doctype html>.*<div id="root"><\/div><script type="module" src="\/assets\/app.js"><\/script><\/body><\/html>$/,
    );
  });
});

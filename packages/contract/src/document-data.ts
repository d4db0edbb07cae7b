import { visibleLine } from "@daybook/core/text/visible";
import type { BookingPage, Profile, SlotsAnswer } from "./pages.ts";

/** What is put into index.html before it is served: title, preview tags, and data for the first paint. */
export interface DocumentData {
  title: string;
  description: string;
  /** The one address of what is shown, whatever the asked one had besides: what is prefilled is nobody else's business. */
  url: string;
  /** False asks search engines to stay away (manage links, missing pages). */
  index: boolean;
  status: 200 | 404;
  /** In which language title and description are (BCP 47). Absent in what a Worker of before sends. */
  language?: { tag: string; direction: "ltr" | "rtl" };
  /** What previews show of it, 1200 × 630, and what can be read there; none of what isn't for everyone. */
  picture?: { url: string; alt: string } | undefined;
  /** How to reach whoever runs this Daybook: a `mailto:` or https link. */
  contact?: string | undefined;
  data: unknown;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
/** JSON that can't end its script element. */
const escapeJson = (data: unknown) =>
  JSON.stringify(data ?? null).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Puts the data into the SPA's index.html: no request is needed before the first paint, and link previews work. */
export function injectDocumentData(html: string, document: DocumentData): string {
  // Rows from before may hold what would turn the words of a window's title or a preview.
  const title = escapeHtml(visibleLine(document.title));
  const description = escapeHtml(visibleLine(document.description));
  const head = [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    `<meta property="og:title" content="${title}"><meta property="og:description" content="${description}"><meta property="og:url" content="${escapeHtml(document.url)}"><meta property="og:type" content="website">`,
    pictureTags(document.picture),
    document.index
      ? `<link rel="canonical" href="${escapeHtml(document.url)}">`
      : `<meta name="robots" content="noindex">`,
    document.contact ? `<meta name="contact" content="${escapeHtml(document.contact)}">` : "",
    `<script type="application/json" id="document-data">${escapeJson(document.data)}</script>`,
  ].join("");
  return inLanguage(html, document.language)
    .replace(/<title>[^<]*<\/title>/, "")
    .replace("</head>", () => `${head}</head>`);
}

function pictureTags(picture: DocumentData["picture"]): string {
  if (!picture) return `<meta name="twitter:card" content="summary">`;
  const alt = escapeHtml(visibleLine(picture.alt));
  return `<meta name="twitter:card" content="summary_large_image"><meta property="og:image" content="${escapeHtml(picture.url)}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${alt}">`;
}

/** The shell says which language it is in by itself; the document's own goes before. */
function inLanguage(html: string, language: DocumentData["language"]): string {
  if (!language) return html;
  return html.replace(
    /<html(?:\s+(?:lang|dir)="[^"]*")*/i,
    () => `<html lang="${escapeHtml(language.tag)}" dir="${escapeHtml(language.direction)}"`,
  );
}

/** The `data` of a document: what its first paint needs. Absent pages carry `missing`. */
export type FirstPaint =
  | {
      kind: "booking_page";
      page: BookingPage;
      slots: SlotsAnswer /** The dates and zone the slots were asked with, and the server's clock in ms. */;
      asked: { from: string; to: string; timezone: string; duration: number };
      now: number;
    }
  | { kind: "profile"; profile: Profile; now: number }
  /** Where the demo's page is, and where the source can be read, as far as there are such. */
  | { kind: "home"; demo: string | null; source: string | null }
  | { kind: "missing" }
  | { kind: "none" };

/** What a letter says, once for both its forms. All texts are plain; the forms do the escaping. */
export interface Letter {
  subject: string;
  /** What an inbox shows after the subject. */
  preview: string;
  /** The head of the diary page, where the letter is about a day. */
  head?: { day: string; weekday: string; month: string; full: string; struck: boolean };
  heading: string;
  lead: string;
  /** Somebody's own words, instead of the lead. */
  paragraphs?: Paragraph[];
  rows: LetterRow[];
  action?: { label: string; url: string };
  note?: string;
  footer: string;
  /** Where the reader says that they want no more of these. */
  wayOut?: { label: string; url: string };
}

/** Lines in a direction of their own. */
export interface Paragraph {
  direction: "ltr" | "rtl";
  lines: LetterSpan[][];
}

/** A line of the ruled page: what it is in the margin, the entry beside it. */
export interface LetterRow {
  label: string;
  lines: LetterSpan[][];
}

/**
 * A stretch of words. `struck` is gone, `faint` is a question the words answer, `code` is typed by its reader; what isn't `ours` somebody typed. A link
 * that only `search`es for the words is left out where it would have to be spelt out.
 */
export interface LetterSpan {
  text: string;
  ours?: boolean;
  style?: "strong" | "struck" | "faint" | "code";
  href?: string;
  search?: boolean;
}

/** An address that may be linked to: `http` and `https` only, written the way a URL is. */
export function webLink(text: string): string | null {
  const url = URL.parse(text.trim());
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}

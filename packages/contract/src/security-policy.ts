/**
 * React Aria keeps a page behind an overlay from scrolling on iOS with a style element of this text (usePreventScroll,
 * 3.53), by its SHA-256. If a later version words it differently, only that nicety is lost; a test compares.
 */
export const SCROLL_STYLE_HASH = "sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=";

/** Everything of a page is from our own origin, and nothing of it is written into its HTML but data. */
export const pagePolicy = (styles: readonly string[] = [SCROLL_STYLE_HASH]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${["'self'", ...styles.map((hash) => `'${hash}'`)].join(" ")}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");

/** What no page needs, and what no answer is: a document that loads or runs anything. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every page, whoever serves it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": pagePolicy(),
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-content-type-options": "nosniff",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/** In place of those, for pages that aren't for everyone: their addresses may be secrets. */
export const unlistedHeaders: Readonly<Record<string, string>> = {
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
  "cache-control": "no-store",
};

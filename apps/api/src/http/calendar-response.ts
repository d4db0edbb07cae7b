import { toBase64Url } from "../runtime/signing-keys.ts";

interface Freshness {
  /** When what it tells of last changed, and the present; epoch ms. */
  modified: number;
  now: number;
  cacheControl: string;
  filename?: string;
}

/** Whether the client has this already (RFC 9110, 13.1: an ETag goes before a date). */
function isKnown(request: Request, etag: string, lastModified: number | null): boolean {
  const asked = request.headers.get("if-none-match");
  if (asked !== null) return asked.split(",").some((one) => [etag, "*"].includes(one.trim().replace(/^W\//, "")));
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return lastModified !== null && since >= lastModified;
}

/** An iCalendar answer with ETag and Last-Modified, or 304. */
export async function calendarResponse(request: Request, text: string, freshness: Freshness): Promise<Response> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const etag = `"${toBase64Url(digest.subarray(0, 18))}"`;
  // A date in whole seconds can't tell of a second change within the same one, so none is given until it is over.
  const second = Math.floor(freshness.modified / 1000) * 1000;
  const lastModified = freshness.now >= second + 1000 ? second : null;
  const headers: Record<string, string> = {
    etag,
    ...(lastModified === null ? {} : { "last-modified": new Date(lastModified).toUTCString() }),
    "cache-control": freshness.cacheControl,
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
  };
  if (isKnown(request, etag, lastModified)) return new Response(null, { status: 304, headers });
  if (freshness.filename) headers["content-disposition"] = `attachment; filename="${freshness.filename}"`;
  return new Response(text, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } });
}

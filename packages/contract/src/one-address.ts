import type { DocumentData } from "./document-data.ts";

/**
 * Where a page stands that was asked for in another spelling (`/HANDLE//slug/`), with what its form is prefilled with;
 * null for the one spelling, and where nothing stands. Public pages know theirs; any other has no empty parts. Whoever
 * serves the page asks: Cloudflare may have passed it on with fewer slashes than the browser sent.
 */
export function oneAddress(document: Pick<DocumentData, "index" | "status" | "url">, asked: URL): string | null {
  if (document.status !== 200) return null;
  const path = document.index ? new URL(document.url).pathname : withoutEmptyParts(asked.pathname);
  return path === asked.pathname ? null : path + asked.search;
}

const withoutEmptyParts = (path: string): string => `/${path.split("/").filter(Boolean).join("/")}`;

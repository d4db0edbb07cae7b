import { type DocumentData, injectDocumentData } from "@daybook/contract/document-data";

interface Env {
  /** The Worker, by service binding: no second origin, no CORS, WebSockets too. */
  API: Fetcher;
  /** The built SPA. */
  ASSETS: Fetcher;
}

/** What the Worker answers itself; as in docs/deploy.md. */
const PASSED_ON = /^\/(v1|calendar)(\/|$)|^\/healthz$/;

/** Asked with this, the Worker answers what belongs into the page's HTML instead of the HTML. */
const DOCUMENT_TYPE = "application/vnd.daybook.document+json";

function isNavigation(request: Request): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  return (
    (request.headers.get("accept") ?? "").includes("text/html") || request.headers.get("sec-fetch-mode") === "navigate"
  );
}

async function documentOf(request: Request, api: Fetcher): Promise<DocumentData | undefined> {
  const headers = new Headers(request.headers);
  headers.set("accept", DOCUMENT_TYPE);
  try {
    const answer = await api.fetch(request.url, { headers });
    return answer.headers.get("content-type")?.startsWith(DOCUMENT_TYPE) ? await answer.json() : undefined;
  } catch {
    // The page asks for its data itself then: slower, never empty.
    return undefined;
  }
}

export const onRequest: PagesFunction<Env> = async ({ request, env, next }) => {
  const url = new URL(request.url);
  if (PASSED_ON.test(url.pathname)) return env.API.fetch(request);
  if (!isNavigation(request)) return next();
  const [page, document] = await Promise.all([env.ASSETS.fetch(new URL("/", url)), documentOf(request, env.API)]);
  if (!document || !page.ok) return page;
  const headers = new Headers(page.headers);
  headers.delete("etag");
  headers.delete("content-length");
  headers.set("cache-control", "no-store");
  return new Response(injectDocumentData(await page.text(), document), { status: document.status, headers });
};

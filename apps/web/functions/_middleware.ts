import { type DocumentData, injectDocumentData } from "@daybook/contract/document-data";
import { oneAddress } from "@daybook/contract/one-address";
import { unlistedHeaders } from "@daybook/contract/security-policy";

interface Env {
  /** The Worker, by service binding: no second origin, no CORS, WebSockets too. */
  API: Fetcher;
  /** The built SPA. */
  ASSETS: Fetcher;
}

/** What the Worker answers itself; as in docs/deploy.md. */
const PASSED_ON = /^\/(v1|calendar)(\/|$)|^\/(healthz|\.well-known\/jwks\.json)$/;

/** Asked with this, the Worker answers what belongs into the page's HTML instead of the HTML. */
const DOCUMENT_TYPE = "application/vnd.daybook.document+json";

/** Whoever asks for a page gets it with its data, also those who prepare a link's preview: they accept anything. */
const isPage = ({ method }: Request, { pathname }: URL): boolean =>
  (method === "GET" || method === "HEAD") && !/\.[a-z0-9]+$/i.test(pathname);

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

/** A middleware: a route of its own would not see addresses with empty parts (`/ines//lesson`). */
export const onRequest: PagesFunction<Env> = async ({ request, env, next }) => {
  const url = new URL(request.url);
  if (PASSED_ON.test(url.pathname)) return env.API.fetch(request);
  if (!isPage(request, url)) return next();
  const [page, document] = await Promise.all([env.ASSETS.fetch(new URL("/", url)), documentOf(request, env.API)]);
  const headers = new Headers(page.headers);
  for (const name of ["etag", "content-length"]) headers.delete(name);
  headers.set("cache-control", "no-store");
  // An address that isn't for everyone (a manage link) is told to no other site; nor is one nobody knows about.
  if (!document?.index) for (const [name, value] of Object.entries(unlistedHeaders)) headers.set(name, value);
  const elsewhere = document && oneAddress(document, url);
  if (elsewhere) {
    headers.set("location", elsewhere);
    return new Response(null, { status: 301, headers });
  }
  if (!document || !page.ok) return new Response(page.body, { status: page.status, headers });
  return new Response(injectDocumentData(await page.text(), document), { status: document.status, headers });
};

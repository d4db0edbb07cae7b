import { type DocumentData, injectDocumentData } from "@daybook/contract/document-data";
import { oneAddress } from "@daybook/contract/one-address";
import { pageHeaders, unlistedHeaders } from "@daybook/contract/security-policy";
import { serverWords } from "@daybook/words/server";
import { callerOf } from "../http/network-address.ts";
import { publicOrigin } from "../http/public-origin.ts";
import { countRead } from "../http/read-limits.ts";
import { workerServices } from "../objects/worker-services.ts";
import { languageOfRequest } from "../readers/reader-of.ts";
import type { Env } from "../runtime/env.ts";
import { documentData } from "./document.ts";

const DOCUMENT_TYPE = "application/vnd.daybook.document+json";

/** The Pages Function has the shell and asks for its data alone. */
export const asksForData = (request: Request): boolean => request.headers.get("accept") === DOCUMENT_TYPE;

/** A document is kept apart by its form and its language. */
const VARY = "accept, accept-language";

/** The SPA's index.html with its data put in, or the static file the address names. */
export async function serveDocument(env: Env, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const services = workerServices(env);
  const address = callerOf(request);
  const words = serverWords(languageOfRequest(request));
  // What a page says of its own address, link previews pass on.
  const shown = new URL(publicOrigin(request, env) + url.pathname + url.search);
  if (asksForData(request)) {
    await countRead(env, address, services.now());
    const document = await documentData(services, env, shown, words);
    return Response.json(document, {
      status: document.status,
      headers: { ...headersOf(document), "content-type": DOCUMENT_TYPE, "cache-control": "no-store" },
    });
  }
  if (!env.ASSETS)
    return new Response(words.t("document.notFound"), {
      status: 404,
      headers: { ...pageHeaders, ...unlistedHeaders, "content-type": "text/plain; charset=utf-8", vary: VARY },
    });
  if (/\.[a-z0-9]+$/i.test(url.pathname)) {
    const file = await env.ASSETS.fetch(request);
    // A name without a file gets the shell from ASSETS, or is sent elsewhere: that is our 404 page. A fetched answer's headers can't be changed, so it's copied.
    if ((file.ok || file.status === 304) && !file.headers.get("content-type")?.startsWith("text/html"))
      return new Response(file.body, file);
  }
  await countRead(env, address, services.now());
  const document = await documentData(services, env, shown, words);
  const elsewhere = oneAddress(document, url);
  if (elsewhere)
    return new Response(null, {
      status: 301,
      headers: { location: elsewhere, ...headersOf(document) },
    });
  const shell = await env.ASSETS.fetch(new Request(new URL("/", url), { headers: { accept: "text/html" } }));
  const html = await shell.text();
  const headers = {
    "content-type": "text/html; charset=utf-8",
    ...headersOf(document),
  };
  return new Response(request.method === "HEAD" ? null : injectDocumentData(html, document), {
    status: document.status,
    headers,
  });
}

/** What every form of a document carries: the address is one, its answers differ by what was asked for. */
const headersOf = (document: DocumentData): Record<string, string> => ({
  ...pageHeaders,
  "cache-control": "no-cache",
  vary: VARY,
  ...(document.index ? {} : unlistedHeaders),
});

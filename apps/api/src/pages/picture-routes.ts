import { type Api, route } from "../http/api-router.ts";
import type { Services } from "../runtime/services.ts";
import { ownWords, type PicturedPage, pictureOf, versionOf, wordsOfPage, wordsOfProfile } from "./page-picture.ts";
import { presentPage, presentProfile } from "./present.ts";

const YEAR = 365 * 24 * 3600;

export function pictureRoutes(api: Api): void {
  route(api, "GET /v1/picture.png", async ({ query, services, request }) => {
    const words = await wordsOf(services, query);
    const version = await versionOf(words);
    const headers = {
      "content-type": "image/png",
      etag: `"${version}"`,
      // What its address names never changes; any other picture of the page may.
      "cache-control": query.v === version ? `public, max-age=${YEAR}, immutable` : "public, max-age=300",
    };
    const known = request.headers.get("if-none-match")?.includes(headers.etag);
    return known
      ? new Response(null, { status: 304, headers })
      : new Response(await pictureOf(words, version), { headers });
  });
}

async function wordsOf(services: Services, { handle, slug }: PicturedPage) {
  if (handle === undefined) return ownWords;
  if (slug === undefined) return wordsOfProfile(await presentProfile(services, handle));
  return wordsOfPage(await presentPage(services, handle, slug));
}

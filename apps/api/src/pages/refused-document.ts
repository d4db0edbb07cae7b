import { errorStatus } from "@daybook/contract/errors";
import { directionOf } from "@daybook/words/languages";
import { serverWords } from "@daybook/words/server";
import { securityHeaders } from "../http/security-headers.ts";
import { languageOfRequest } from "../readers/reader-of.ts";
import type { ApiFailure } from "../runtime/failure.ts";

/** So long somebody waits, in seconds, where nothing is said about it. */
const WAIT = 5;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/** What somebody sees who opened a page and can't have it now, in their language. Its policy allows no style sheet of its own. */
export function refusedDocument(failure: ApiFailure, request: Request, requestId: string): Response {
  const { t, language } = serverWords(languageOfRequest(request));
  const isTooMany = failure.code === "rate_limited";
  const seconds = Math.max(1, Math.ceil(failure.extra.retryAfter ?? WAIT));
  const title = isTooMany ? t("document.tooMany.title") : t("document.refused.title");
  const text = isTooMany
    ? t("document.tooMany.text", { seconds })
    : t("document.refused.text", { reference: requestId });
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}" style="color-scheme:light dark;background:light-dark(#ebefe8,#111613);color:light-dark(#17211d,#e9ede5)">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} · Daybook</title></head>
<body style="margin:0;font:1rem/1.5 system-ui,sans-serif"><main style="max-width:34rem;margin:10vh auto;padding:1.5rem">
<h1 style="font:500 1.75rem/1.25 Georgia,serif;margin:0 0 .75rem">${escaped(title)}</h1>
<p style="margin:0 0 1.5rem">${escaped(text)}</p>
<p style="margin:0"><a href="" style="display:inline-block;padding:.75rem 1.25rem;border-radius:6px;background:light-dark(#0b6448,#76cfaa);color:light-dark(#fff,#10221a);text-decoration:none">${escaped(t("document.refused.again"))}</a></p>
</main></body>
</html>
`;
  return new Response(request.method === "HEAD" ? null : html, {
    status: errorStatus[failure.code],
    headers: {
      ...securityHeaders([]),
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(seconds),
      "x-request-id": requestId,
      vary: "accept, accept-language",
    },
  });
}

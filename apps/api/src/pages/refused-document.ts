import { errorStatus } from "@daybook/contract/errors";
import { pageHeaders, pagePolicy, unlistedHeaders } from "@daybook/contract/security-policy";
import { directionOf } from "@daybook/words/languages";
import { serverWords } from "@daybook/words/server";
import { languageOfRequest } from "../readers/reader-of.ts";
import type { ApiFailure } from "../runtime/failure.ts";

/** So long somebody waits, in seconds, where nothing is said about it. */
const WAIT = 5;

/** The page's own, since it must not depend on any file; the policy allows it by its SHA-256, which a test compares. */
export const STYLE =
  "html{color-scheme:light dark;background:light-dark(#ebefe8,#111613);color:light-dark(#17211d,#e9ede5)}body{margin:0;font:1rem/1.5 system-ui,sans-serif}main{max-width:34rem;margin:10vh auto;padding:1.5rem}h1{font:500 1.75rem/1.25 Georgia,serif;margin:0 0 .75rem}p{margin:0 0 1.5rem}a{display:inline-block;padding:.75rem 1.25rem;border-radius:6px;background:light-dark(#0b6448,#76cfaa);color:light-dark(#fff,#10221a);text-decoration:none}";
export const STYLE_HASH = "sha256-s9NygjmrNJyyaSGlOS2NcIlGs2SmLN27bXvoOOSTut4=";

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/** What somebody sees who opened a page and can't have it now, in their language. */
export function refusedDocument(failure: ApiFailure, request: Request, requestId: string): Response {
  const { t, language } = serverWords(languageOfRequest(request));
  const isTooMany = failure.code === "rate_limited";
  const seconds = Math.max(1, Math.ceil(failure.extra.retryAfter ?? WAIT));
  const title = isTooMany ? t("document.tooMany.title") : t("document.refused.title");
  const text = isTooMany
    ? t("document.tooMany.text", { seconds })
    : t("document.refused.text", { reference: requestId });
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} · Daybook</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<p><a href="">${escaped(t("document.refused.again"))}</a></p>
</main></body>
</html>
`;
  return new Response(request.method === "HEAD" ? null : html, {
    status: errorStatus[failure.code],
    headers: {
      ...pageHeaders,
      ...unlistedHeaders,
      "content-security-policy": pagePolicy([STYLE_HASH]),
      "content-type": "text/html; charset=utf-8",
      "retry-after": String(seconds),
      "x-request-id": requestId,
      vary: "accept, accept-language",
    },
  });
}

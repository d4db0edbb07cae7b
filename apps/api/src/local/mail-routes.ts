import { acceptedTags } from "@daybook/words/languages";
import { serverWords } from "@daybook/words/server";
import { localMailbox } from "../effects/mailers.ts";
import type { Api } from "../http/api-router.ts";
import { languageOfRequest } from "../readers/reader-of.ts";
import { mailboxPage, mailPage, missingMailPage } from "./mail-pages.ts";
import { playRoutes } from "./play-routes.ts";

/** A mail's HTML stands in a frame that inherits this, and lets no forms: it can run nothing, load nothing and send nothing. */
const headers = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** It shows times: they follow the region of the browser's own tags. */
const wordsFor = (request: Request) =>
  serverWords(languageOfRequest(request), acceptedTags(request.headers.get("accept-language")));

/** The local mailbox, readable: no mail leaves the machine. */
export function mailRoutes(api: Api): void {
  api.get("/dev/mail", async (c) => {
    const mails = (await localMailbox(c.env)?.list()) ?? [];
    if (c.req.header("accept")?.includes("application/json")) return c.json({ items: mails }, 200, headers);
    return c.html(mailboxPage(mails, wordsFor(c.req.raw)), 200, headers);
  });
  api.get("/dev/mail/:id", async (c) => {
    const mailbox = localMailbox(c.env);
    const mail = await mailbox?.find(c.req.param("id"));
    const mails = (await mailbox?.list()) ?? [];
    if (!mail) return c.html(missingMailPage(mails, wordsFor(c.req.raw)), 404, headers);
    const tried = (["noted", "dropped"] as const).find((one) => c.req.query(one) !== undefined) ?? null;
    return c.html(mailPage(mail, mails, wordsFor(c.req.raw), tried), 200, headers);
  });
  playRoutes(api);
}

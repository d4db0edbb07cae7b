import { acceptedTags } from "@daybook/words/languages";
import { serverWords } from "@daybook/words/server";
import { localMailbox } from "../effects/mailers.ts";
import type { Api } from "../http/api-router.ts";
import { languageOfRequest } from "../readers/reader-of.ts";
import type { Env } from "../runtime/env.ts";
import { listed, mailboxPage, mailPage, missingMailPage, smsPage } from "./mail-pages.ts";
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

/** The local mailbox, readable: no mail and no text message leaves the machine. */
export function mailRoutes(api: Api): void {
  api.get("/dev/mail", async (c) => {
    const { mails, texts } = await kept(c.env);
    if (c.req.header("accept")?.includes("application/json")) return c.json({ items: mails, texts }, 200, headers);
    return c.html(mailboxPage(listed(mails, texts), wordsFor(c.req.raw)), 200, headers);
  });
  api.get("/dev/mail/:id", async (c) => {
    const id = c.req.param("id");
    const words = wordsFor(c.req.raw);
    const { mails, texts } = await kept(c.env);
    const all = listed(mails, texts);
    const text = texts.find((one) => one.id === id);
    if (text) return c.html(smsPage(text, all, words), 200, headers);
    const mail = await localMailbox(c.env)?.find(id);
    if (!mail) return c.html(missingMailPage(all, words), 404, headers);
    const tried = (["noted", "dropped"] as const).find((one) => c.req.query(one) !== undefined) ?? null;
    return c.html(mailPage(mail, all, words, tried), 200, headers);
  });
  playRoutes(api);
}

async function kept(env: Env) {
  const mailbox = localMailbox(env);
  return { mails: (await mailbox?.list()) ?? [], texts: (await mailbox?.listSms()) ?? [] };
}

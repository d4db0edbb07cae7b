import { replyAnswers } from "@daybook/core/bookings/reply";
import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { signedRequest } from "@daybook/integrations/webhooks/signed-request";
import type { Context } from "hono";
import { localMailbox } from "../effects/mailers.ts";
import type { ApiContext } from "../http/api-context.ts";
import type { Api } from "../http/api-router.ts";
import { workerServices } from "../objects/worker-services.ts";
import { newId } from "../runtime/services.ts";
import { localSecret } from "../tokens/inbound-secrets.ts";
import { fates, playedEvent } from "./play-service.ts";

const invitationIn = ({ attachments }: StoredMail): string | null =>
  attachments.find(({ contentType }) => /method=REQUEST/i.test(contentType))?.content ?? null;

/** A call by the front door, signed as the mail service or a mail server of one's own would. */
async function enter(api: Api, c: Context<ApiContext>, signs: "events" | "messages", text: string): Promise<boolean> {
  const { keys, now } = workerServices(c.env);
  const { headers, body } = signedRequest(newId(), text, [await localSecret(keys, signs)], now());
  const path = signs === "events" ? "/v1/inbound/mail-events" : "/v1/inbound/mail";
  const answer = await api.fetch(
    new Request(new URL(path, c.req.url), { method: "POST", headers, body }),
    c.env,
    c.executionCtx,
  );
  return answer.ok && ((await answer.json()) as { noted: boolean }).noted;
}

/** What is said of a mail of the mailbox, by whom it was tried. */
async function played(api: Api, c: Context<ApiContext>, mail: StoredMail, what: string): Promise<boolean> {
  const now = workerServices(c.env).now();
  const fate = fates.find((one) => one === what);
  if (fate) return enter(api, c, "events", JSON.stringify(playedEvent(mail, fate, now)));
  const answer = replyAnswers.find((one) => one === what);
  const invitation = invitationIn(mail);
  if (!answer || !invitation) return false;
  const { replyMessage } = await import("@daybook/integrations/mail/inbound/write-reply");
  const message = replyMessage(invitation, { answer, at: now });
  return message !== null && enter(api, c, "messages", message);
}

/** Buttons of the mailbox: what a mail service and a calendar would send, through the front door. */
export function playRoutes(api: Api): void {
  api.post("/dev/mail/:id/:what", async (c) => {
    const mail = await localMailbox(c.env)?.find(c.req.param("id"));
    if (!mail) return c.redirect("/dev/mail", 303);
    const noted = await played(api, c, mail, c.req.param("what"));
    return c.redirect(`/dev/mail/${mail.id}?${noted ? "noted" : "dropped"}`, 303);
  });
}

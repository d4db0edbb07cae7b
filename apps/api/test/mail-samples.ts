import type { Answer, Daybook } from "./daybook.ts";
import { mailsTo, replyTo, resendEvent, type SentMail, signatureOf } from "./mail-service.ts";

/** A booking whose invitee has the link. */
export interface MailWorld {
  managedId: string;
  manage: string;
  /** Its confirmation, as the mail service knows it, and what its invitee's calendar answers. */
  mail: SentMail;
  reply: string;
}

export async function confirmationOf(daybook: Daybook, booked: Answer): Promise<Pick<MailWorld, "mail" | "reply">> {
  const reply = await replyTo(daybook, booked, "DECLINED");
  const [mail] = await mailsTo(daybook, /^From: .*<(.*)>/m.exec(reply)?.[1] ?? "");
  if (!mail) throw new Error("There is no confirmation");
  return { mail, reply };
}

/** Calls about mails that succeed, as long as the booking stands as it was made. */
export const mailSamples = {
  "POST /v1/bookings/{id}/address-correction": ({ managedId }: MailWorld) => ({
    path: `/v1/bookings/${managedId}/address-correction`,
    body: { email: "sam.corrected@example.com" },
  }),
  "POST /v1/bookings/{id}/mail-resumption": ({ managedId }: MailWorld) => ({
    path: `/v1/bookings/${managedId}/mail-resumption`,
  }),
  "POST /v1/bookings/{id}/keeping": ({ managedId }: MailWorld) => ({ path: `/v1/bookings/${managedId}/keeping` }),
  "POST /v1/manage/{token}/mail-resumption": ({ manage }: MailWorld) => ({
    path: `/v1/manage/${manage}/mail-resumption`,
    body: { mailbox: "AAAA" },
  }),
  "POST /v1/inbound/mail-events": ({ mail }: MailWorld) => {
    const body = resendEvent("email.delivered", mail);
    return { path: "/v1/inbound/mail-events", body, headers: signatureOf("events", body) };
  },
  "POST /v1/inbound/mail": ({ reply }: MailWorld) => ({
    path: "/v1/inbound/mail",
    body: reply,
    headers: { "content-type": "message/rfc822", ...signatureOf("messages", reply) },
  }),
};

import type { Mail } from "@daybook/core/ports/mailer";
import { type SmtpSettings, smtpMailer } from "@daybook/integrations/mail/smtp-mailer";

/** What a test asks of it: one mail, by these settings. */
export interface SmtpErrand {
  settings: SmtpSettings;
  mail: Mail;
}

/** The SMTP mailer alone, in the runtime that production has. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { settings, mail } = (await request.json()) as SmtpErrand;
    return Response.json(await smtpMailer(settings).send(mail));
  },
};

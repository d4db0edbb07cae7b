import { randomUUID } from "node:crypto";
import { pgConnect, withConnection } from "@daybook/db/connection";
import { resendMailer } from "@daybook/integrations/mail/resend-mailer";
import { smtpMailer } from "@daybook/integrations/mail/smtp-mailer";
import { smtpServerOf } from "@daybook/integrations/mail/smtp-url";
import { ConfigurationError } from "../../apps/api/src/runtime/env.ts";
import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import { requireKeys } from "../../apps/api/src/secrets/require-keys.ts";
import { type Check, fine, skipped, wrong } from "./check.ts";

/** Whether they open what is sealed in the database. */
export async function checkKeysFit(keys: string | undefined, databaseUrl: string | undefined): Promise<Check> {
  if (!keys || !databaseUrl)
    return skipped("secrets", "set TOKEN_KEYS and DATABASE_URL to see whether the keys open them");
  try {
    await withConnection(pgConnect(databaseUrl), (db) => requireKeys({ keys: signingKeys(keys) }, db));
    return fine("secrets", "open by these keys");
  } catch (error) {
    if (error instanceof ConfigurationError)
      return wrong(
        "secrets",
        error.message.replace("Configuration: ", ""),
        "docs/security.md, Keys, says what needs them.",
      );
    return wrong(
      "secrets",
      `can't be read: ${error instanceof Error && error.cause instanceof Error ? error.cause.message : (error as Error).message}`,
      "Is the database migrated?",
    );
  }
}

/** As the Worker reads them: `kid:base64` pairs of at least 32 bytes, the id at most 255. */
export function checkKeys(keys: string | undefined): Check {
  if (!keys) return skipped("TOKEN_KEYS", "not set here (the Worker has it as a secret)");
  for (const pair of keys.split(",")) {
    const [, kid, key] = /^(\d{1,3}):(.+)$/.exec(pair) ?? [];
    if (!kid || !key || Number(kid) > 255 || Buffer.from(key, "base64").length < 32)
      return wrong(
        "TOKEN_KEYS",
        "is not kid:base64 of 32 bytes or more, divided by commas",
        "docs/deploy.md makes one.",
      );
  }
  return fine("TOKEN_KEYS", `${keys.split(",").length} keys, the first one signs`);
}

interface MailSettings {
  apiKey: string | undefined;
  from: string | undefined;
  baseUrl: string | undefined;
  smtpUrl: string | undefined;
  to: string | undefined;
}

/** Sends a real mail, since only that shows that the domain is verified and the key may send. */
export async function checkMail({ apiKey, from, baseUrl, smtpUrl, to }: MailSettings): Promise<Check> {
  if (!from || !(apiKey || smtpUrl))
    return skipped("mail", "set MAIL_FROM and RESEND_API_KEY or SMTP_URL, and name a recipient with --mail");
  if (apiKey && smtpUrl) return wrong("mail", "RESEND_API_KEY and SMTP_URL are both set", "Take one away.");
  const server = smtpUrl ? smtpServerOf(smtpUrl) : null;
  if (server && "fault" in server) return wrong("mail", server.fault, "docs/deploy.md, 2 has examples.");
  if (!to) return skipped("mail", "name a recipient with --mail to send a test");
  const mailer = server
    ? smtpMailer({ server, from })
    : resendMailer({ apiKey: apiKey ?? "", from, ...(baseUrl ? { baseUrl } : {}) });
  const outcome = await mailer.send({
    to: { address: to },
    subject: "Daybook can send mail",
    text: "This is the test that doctor sends. Nothing needs to be done.",
    html: "<p>This is the test that <code>doctor</code> sends. Nothing needs to be done.</p>",
    attachments: [],
    dedupeKey: `doctor-${randomUUID()}`,
  });
  if (outcome.kind === "sent")
    return fine("mail", `${server?.host ?? "Resend"} took a test mail to ${to} (${outcome.id})`);
  if (server) return wrong("mail", outcome.reason, `Does ${server.host} let this account send as ${from}?`);
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? from;
  return wrong("mail", outcome.reason, `Is ${domain} verified at Resend, and may this key send for it?`);
}

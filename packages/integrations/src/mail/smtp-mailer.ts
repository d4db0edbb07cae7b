import type { Mailer, MailOutcome } from "@daybook/core/ports/mailer";
import { mailFault } from "./mail-check.ts";
import type { SmtpFailure } from "./smtp-session.ts";
import type { SmtpServer } from "./smtp-url.ts";

/** How mail goes out by SMTP. `from` is `Name <address>`. */
export interface SmtpSettings {
  server: SmtpServer;
  from: string;
  /** Milliseconds for the whole session; 18,000 unless told: three in a row fit into the lease of a delivery. */
  timeout?: number;
}

/**
 * Mail through a server that speaks SMTP (RFC 5321). SMTP drops no repeats: what makes one recognisable is its
 * Message-ID alone, so whoever sends must not repeat what may have got through.
 */
export function smtpMailer({ server, from, timeout = 18_000 }: SmtpSettings): Mailer {
  return {
    dedupeWindow: 0,
    async send(mail) {
      const fault = mailFault(mail);
      if (fault) return { kind: "refused", reason: fault };
      // 170 KB that only who sends by SMTP should pay for at a start.
      const [{ domainOf, smtpMessage }, { smtpSession }] = await Promise.all([
        import("./smtp-message.ts"),
        import("./smtp-session.ts"),
      ]);
      const message = await smtpMessage(mail, from);
      const failure = await smtpSession(server, domainOf(from), message, timeout);
      return failure ? outcomeOf(failure) : { kind: "sent", id: message.id };
    },
  };
}

/**
 * A refusal of this mail is one of its recipient, its size or its content (RFC 5321 4.2.1: 5yz). One of the session,
 * the account or the sender is about this deployment: whoever runs it mends it, and the mail goes by a later attempt.
 */
function outcomeOf({ message, status, command, handedOver }: SmtpFailure): MailOutcome {
  if (status === null && handedOver) {
    const reason = `The mail was handed over, and then the answer was lost: it may have got through. ${message}`;
    return { kind: "failed", reason, uncertain: true };
  }
  const ofMail = command === "RCPT TO" || command === "DATA" || (command === "MAIL FROM" && status === 552);
  if (ofMail && status !== null && status >= 500) return { kind: "refused", reason: message };
  return { kind: "failed", reason: message };
}

/* How attempts end, in words for whoever runs this. `bookings/delivery-cause.ts` reads them for the host. */

export const GONE = "The booking it tells of is gone.";

export const NO_MAIL_SERVICE = "No mail service is configured: set MAIL_FROM and RESEND_API_KEY or SMTP_URL.";

export const NO_SMS_SERVICE =
  "No service for text messages is configured: set TWILIO_ACCOUNT_SID and what goes with it.";

/** An earlier attempt may have got through without our hearing of it. */
export const overtaken = (attempt: number): string =>
  `${attempt > 1 ? "Not tried again" : "Not sent"}: overtaken by a later change.`;

export const NEVER_ENDED = "No attempt at it ever ended.";

export const UNCERTAIN = "Nobody knows whether an earlier attempt got through.";
export const SUPPRESSED = {
  bounced: "Nobody writes to this address: a mail to it came back for good.",
  complained: "Nobody writes to this address: its owner reported a mail.",
};

import { randomUUID } from "node:crypto";
import { twilioSms } from "@daybook/integrations/sms/twilio-sms";
import { type Check, fine, skipped, wrong } from "./check.ts";

/** Sends a real text message, since only that shows that the sender may write to people. */
export async function checkSms(env: NodeJS.ProcessEnv, to: string | undefined): Promise<Check> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY: key, TWILIO_FROM: number } = env;
  const { TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid, TWILIO_BASE_URL: baseUrl } = env;
  if (!accountSid) return skipped("text messages", "set TWILIO_ACCOUNT_SID and what goes with it, if you want them");
  const password = key ? env.TWILIO_API_SECRET : env.TWILIO_AUTH_TOKEN;
  if (!password)
    return wrong(
      "text messages",
      "there is no TWILIO_AUTH_TOKEN or TWILIO_API_SECRET",
      "docs/sms.md has all settings.",
    );
  if ((number === undefined) === (messagingServiceSid === undefined))
    return wrong(
      "text messages",
      "exactly one of TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID is needed",
      "docs/sms.md has all settings.",
    );
  if (!to) return skipped("text messages", "name a number with --sms to send a test");
  const from = messagingServiceSid ? { messagingServiceSid } : { number: number ?? "" };
  const sender = twilioSms({ accountSid, user: key ?? accountSid, password, from, ...(baseUrl ? { baseUrl } : {}) });
  const text = "This is the test that doctor sends. Nothing needs to be done.";
  const outcome = await sender.send({ to, text, dedupeKey: `doctor-${randomUUID()}` });
  return outcome.kind === "sent"
    ? fine("text messages", `Twilio took a test to ${to} (${outcome.id})`)
    : wrong("text messages", outcome.reason, "Twilio's page about this code says what to do.");
}

import type { SmsSender } from "@daybook/core/ports/sms";
import { mailboxSms } from "@daybook/integrations/sms/mailbox-sms";
import { twilioSms } from "@daybook/integrations/sms/twilio-sms";
import { type Env, type Settings, settingsOf } from "../runtime/env.ts";
import { newId } from "../runtime/services.ts";
import { localMailbox } from "./mailers.ts";

/** How this deployment sends text messages: Twilio where it is set up, the local mailbox where there is one, or not at all. */
export function smsSenderOf(env: Env): SmsSender | null {
  const settings = settingsOf(env);
  if (settings.TWILIO_ACCOUNT_SID) return twilioSms(twilioSettings(settings, settings.TWILIO_ACCOUNT_SID));
  const mailbox = localMailbox(env);
  return mailbox && mailboxSms(mailbox, { now: () => Date.now(), id: newId });
}

function twilioSettings(settings: Settings, accountSid: string) {
  const { TWILIO_API_KEY, TWILIO_API_SECRET, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_MESSAGING_SERVICE_SID } = settings;
  const baseUrl = settings.TWILIO_BASE_URL;
  return {
    accountSid,
    user: TWILIO_API_KEY ?? accountSid,
    password: TWILIO_API_SECRET ?? TWILIO_AUTH_TOKEN ?? "",
    from: TWILIO_MESSAGING_SERVICE_SID
      ? { messagingServiceSid: TWILIO_MESSAGING_SERVICE_SID }
      : { number: TWILIO_FROM ?? "" },
    ...(baseUrl ? { baseUrl } : {}),
  };
}

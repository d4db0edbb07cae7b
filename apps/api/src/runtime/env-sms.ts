import { z } from "zod";

const sid = (prefix: string, name: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `${name} is ${prefix} and 32 hexadecimal digits`);

/** How text messages go out; without TWILIO_ACCOUNT_SID none do. */
export const smsVariables = {
  TWILIO_ACCOUNT_SID: sid("AC", "TWILIO_ACCOUNT_SID").optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_API_KEY: sid("SK", "TWILIO_API_KEY").optional(),
  TWILIO_API_SECRET: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(
      /^(\+[1-9]\d{4,14}|[A-Za-z0-9 ]{1,11})$/,
      "TWILIO_FROM is neither a number like +15005550006 nor a sender's name",
    )
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: sid("MG", "TWILIO_MESSAGING_SERVICE_SID").optional(),
  TWILIO_BASE_URL: z.url({ protocol: /^https?$/, error: "TWILIO_BASE_URL is no http(s) address" }).optional(),
};

type SmsSettings = { [K in keyof typeof smsVariables]?: string | undefined };

/** What is wrong with the settings for text messages together, or null. */
export function smsFault(settings: SmsSettings): string | null {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY, TWILIO_API_SECRET } = settings;
  if (!TWILIO_ACCOUNT_SID) {
    const lonely = Object.keys(smsVariables).find((name) => settings[name as keyof SmsSettings] !== undefined);
    return lonely ? `TWILIO_ACCOUNT_SID is missing: without it ${lonely} does nothing` : null;
  }
  if ((TWILIO_API_KEY === undefined) !== (TWILIO_API_SECRET === undefined))
    return "TWILIO_API_KEY and TWILIO_API_SECRET go together: one of them is missing";
  if (!TWILIO_AUTH_TOKEN && !TWILIO_API_KEY)
    return "TWILIO_AUTH_TOKEN is missing, or TWILIO_API_KEY with TWILIO_API_SECRET";
  const senders = [settings.TWILIO_FROM, settings.TWILIO_MESSAGING_SERVICE_SID].filter((one) => one !== undefined);
  return senders.length === 1
    ? null
    : "Exactly one of TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID is needed: whom text messages are from";
}

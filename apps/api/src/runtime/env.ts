import { smtpServerOf } from "@daybook/integrations/mail/smtp-url";
import { mailtoUri } from "@daybook/integrations/uri";
import { z } from "zod";
import { providerFault, providerVariables } from "./env-providers.ts";
import { smsFault, smsVariables } from "./env-sms.ts";
import type { JobMessage } from "./job-message.ts";

/** What the platform binds; names as in wrangler.toml. */
export interface Env {
  HYPERDRIVE?: Hyperdrive;
  HOST_DESK: DurableObjectNamespace;
  PAGE_ROOM: DurableObjectNamespace;
  CONSOLE_ROOM: DurableObjectNamespace;
  DUE_CLOCK: DurableObjectNamespace;
  CALL_COUNTER: DurableObjectNamespace;
  /** The local worker alone. */
  LOCAL_MAILBOX?: DurableObjectNamespace;
  EFFECTS: Queue<EffectsMessage>;
  JOBS: Queue<JobMessage>;
  ASSETS?: Fetcher;
  /** Exports and pictures. */
  FILES: R2Bucket;
  /** Which deploy this is. */
  VERSION?: WorkerVersionMetadata;
  LIMIT_READS: RateLimit;
  LIMIT_SOCKETS: RateLimit;
  TOKEN_KEYS?: string;
  NEON_DATABASE_URL?: string;
  DATABASE_REGION?: string;
  PUBLIC_URL?: string;
  OPERATOR_CONTACT?: string;
  SOURCE_URL?: string;
  LIVE_SOCKETS_PER_ADDRESS?: string;
  RESEND_API_KEY?: string;
  RESEND_BASE_URL?: string;
  SMTP_URL?: string;
  MAIL_FROM?: string;
  TWILIO_ACCOUNT_SID?: string;
  TWILIO_AUTH_TOKEN?: string;
  TWILIO_API_KEY?: string;
  TWILIO_API_SECRET?: string;
  TWILIO_FROM?: string;
  TWILIO_MESSAGING_SERVICE_SID?: string;
  TWILIO_BASE_URL?: string;
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  GOOGLE_BASE_URL?: string;
  GITHUB_CLIENT_ID?: string;
  GITHUB_CLIENT_SECRET?: string;
  GITHUB_BASE_URL?: string;
  GITHUB_API_URL?: string;
  MICROSOFT_CLIENT_ID?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  MICROSOFT_TENANT?: string;
  MICROSOFT_BASE_URL?: string;
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  OIDC_NAME?: string;
  OIDC_SCOPES?: string;
  OIDC_EMAILS_VERIFIED?: string;
  SIGN_UP_DOMAINS?: string;
  RESEND_WEBHOOK_SECRET?: string;
  INBOUND_ADDRESS?: string;
  INBOUND_SECRET?: string;
  INVITEE_MAILS_PER_HOUR?: string;
  UNVERIFIED_MAILS_PER_HOUR?: string;
  PAGES_NEED_VERIFICATION?: string;
  SIGN_IN_TRIES?: string;
  SIGN_UP_TELLS?: string;
  CALLS_PER_MINUTE?: string;
}

/** A wake-up: which deliveries may be due. Carries ids alone. */
export interface EffectsMessage {
  ids: string[];
}

/** What whoever set this deployment up has to mend. Its message names variables, never their values. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(`Configuration: ${message}`);
    this.name = "ConfigurationError";
  }
}

export const PUBLIC_URL_MISSING =
  "PUBLIC_URL is missing: the address people open, such as https://book.example.com. Without it anybody could choose where the links in mails lead";

/** `whsec_` and base64; while one is replaced, two with a comma between. */
const webhookSecrets = (name: string) =>
  z
    .string()
    .regex(/^(?:whsec_[A-Za-z0-9+/]{24,}={0,2}(?:,|$))*$/, `${name} is none: whsec_ and base64, as it is shown once`)
    .transform((text) => text.split(",").filter((secret) => secret !== ""))
    .optional();

const settings = z.object({
  /** `kid:base64` pairs divided by commas, 32 bytes each; the first signs, all verify. */
  TOKEN_KEYS: z
    .string({ error: "TOKEN_KEYS is missing: kid:base64 of 32 random bytes, such as 1:q83v…" })
    .regex(
      /^\d{1,3}:[A-Za-z0-9+/=]{43,}(,\d{1,3}:[A-Za-z0-9+/=]{43,})*$/,
      "TOKEN_KEYS is kid:base64 pairs divided by commas",
    ),
  NEON_DATABASE_URL: z.string().optional(),
  DATABASE_REGION: z
    .enum(["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"], {
      error: "DATABASE_REGION is none of wnam enam sam weur eeur apac oc afr me",
    })
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "PUBLIC_URL is no http(s) address" }).optional(),
  /** Where reports go, and questions about what is stored: a mail address or an https link, as pages link to it. */
  OPERATOR_CONTACT: z
    .string()
    .transform((text) => (text === "" ? undefined : /^[^\s@:/]+@[^\s@/]+$/.test(text) ? mailtoUri(text) : text))
    .refine(
      (link) => link === undefined || /^mailto:|^https:\/\/[^\s/]/.test(link),
      "OPERATOR_CONTACT is neither a mail address nor an https link",
    )
    .optional(),
  /** Where the source of this Daybook can be read: home links to it. */
  SOURCE_URL: z.url({ protocol: /^https?$/, error: "SOURCE_URL is no http(s) address" }).optional(),
  /** Live sockets that one network may have open on one page: a classroom behind one address has as many. */
  LIVE_SOCKETS_PER_ADDRESS: z.coerce
    .number({ error: "LIVE_SOCKETS_PER_ADDRESS is no number" })
    .int("LIVE_SOCKETS_PER_ADDRESS is no whole number")
    .min(1, "LIVE_SOCKETS_PER_ADDRESS is less than one")
    .default(50),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url({ error: "RESEND_BASE_URL is no address" }).optional(),
  SMTP_URL: z
    .string()
    .transform((text, context) => {
      const server = smtpServerOf(text);
      if (!("fault" in server)) return server;
      context.addIssue({ code: "custom", message: server.fault });
      return z.NEVER;
    })
    .optional(),
  MAIL_FROM: z.string().optional(),
  ...smsVariables,
  ...providerVariables,
  /** Signs what Resend tells at /v1/inbound/mail-events; and mails that a server of one's own hands on at /v1/inbound/mail. */
  RESEND_WEBHOOK_SECRET: webhookSecrets("RESEND_WEBHOOK_SECRET"),
  INBOUND_SECRET: webhookSecrets("INBOUND_SECRET"),
  /** Where calendars' answers to invitations go: mail to it, and to it with a `+` part, must come here. */
  INBOUND_ADDRESS: z
    .string()
    .regex(
      /^$|^[a-z0-9.-]{1,10}@[^\s@]+$/i,
      "INBOUND_ADDRESS is no address such as replies@in.example.com, at most ten letters before the @",
    )
    .transform((text) => text || undefined)
    .optional(),
  /** To how many people it hasn't met an account's pages may write within an hour, at first. */
  INVITEE_MAILS_PER_HOUR: z.coerce
    .number({ error: "INVITEE_MAILS_PER_HOUR is no number" })
    .int("INVITEE_MAILS_PER_HOUR is no whole number")
    .min(1, "INVITEE_MAILS_PER_HOUR is less than one")
    .default(60),
  /** The same while the account's address isn't verified. */
  UNVERIFIED_MAILS_PER_HOUR: z.coerce
    .number({ error: "UNVERIFIED_MAILS_PER_HOUR is no number" })
    .int("UNVERIFIED_MAILS_PER_HOUR is no whole number")
    .min(1, "UNVERIFIED_MAILS_PER_HOUR is less than one")
    .default(10),
  /** `yes`: what an account offers is public once its address is verified. */
  PAGES_NEED_VERIFICATION: z
    .enum(["yes", "no"], { error: "PAGES_NEED_VERIFICATION is neither yes nor no" })
    .default("no")
    .transform((text) => text === "yes"),
  /** `never`: signing up doesn't tell that an address is taken, and waits for the mail. */
  SIGN_UP_TELLS: z.enum(["always", "never"], { error: "SIGN_UP_TELLS is neither always nor never" }).default("always"),
  /** Wrong passwords for one account from one network that cost no wait; four times as many from a network, ten times for an account. */
  SIGN_IN_TRIES: z.coerce
    .number({ error: "SIGN_IN_TRIES is no number" })
    .int("SIGN_IN_TRIES is no whole number")
    .min(1, "SIGN_IN_TRIES is less than one")
    .default(5),
  /** In place of every limit of calls that are counted exactly: for load. */
  CALLS_PER_MINUTE: z.coerce
    .number({ error: "CALLS_PER_MINUTE is no number" })
    .int("CALLS_PER_MINUTE is no whole number")
    .min(1, "CALLS_PER_MINUTE is less than one")
    .optional(),
});
export type Settings = z.output<typeof settings>;

/** What is wrong with the settings of the mail service together, or null. */
function mailFault({ SMTP_URL, RESEND_API_KEY, MAIL_FROM }: Settings): string | null {
  if (SMTP_URL && RESEND_API_KEY)
    return "SMTP_URL and RESEND_API_KEY are both set: mail goes one way, so take one away";
  if (SMTP_URL && !MAIL_FROM)
    return "MAIL_FROM is missing: whom SMTP_URL's mail is from, such as Daybook <hello@example.com>";
  return null;
}

const parsed = new WeakMap<Env, Settings>();

/** The environment's variables, checked once. Throws `ConfigurationError` with the name of what is missing or wrong. */
export function settingsOf(env: Env): Settings {
  let known = parsed.get(env);
  if (!known) {
    const result = settings.safeParse(env);
    if (!result.success) throw new ConfigurationError(result.error.issues.map((issue) => issue.message).join("; "));
    // The local worker answers on the loopback address alone, and knows itself by that.
    if (!result.data.PUBLIC_URL && !env.LOCAL_MAILBOX) throw new ConfigurationError(PUBLIC_URL_MISSING);
    const wrong = mailFault(result.data) ?? smsFault(result.data) ?? providerFault(result.data);
    if (wrong) throw new ConfigurationError(wrong);
    known = result.data;
    parsed.set(env, known);
  }
  return known;
}

/** Whether text messages can be sent: by Twilio, or to the local mailbox. */
export const canText = (env: Env): boolean =>
  env.LOCAL_MAILBOX !== undefined || settingsOf(env).TWILIO_ACCOUNT_SID !== undefined;

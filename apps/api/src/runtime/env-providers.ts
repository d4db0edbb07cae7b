import { z } from "zod";

const address = (name: string) => z.url({ protocol: /^https?$/, error: `${name} is no http(s) address` }).optional();
const given = z.string().transform((text) => text || undefined);
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Ways in by another service; without an id a service has no button. */
export const providerVariables = {
  GOOGLE_CLIENT_ID: given.optional(),
  GOOGLE_CLIENT_SECRET: given.optional(),
  GOOGLE_BASE_URL: address("GOOGLE_BASE_URL"),
  GITHUB_CLIENT_ID: given.optional(),
  GITHUB_CLIENT_SECRET: given.optional(),
  /** GitHub itself, or an enterprise's own. */
  GITHUB_BASE_URL: address("GITHUB_BASE_URL"),
  GITHUB_API_URL: address("GITHUB_API_URL"),
  MICROSOFT_CLIENT_ID: given.optional(),
  MICROSOFT_CLIENT_SECRET: given.optional(),
  /** `common`: everybody; `organizations`, `consumers`; or one tenant's id or domain. */
  MICROSOFT_TENANT: z
    .string()
    .regex(/^[a-z0-9.-]+$/i, "MICROSOFT_TENANT is common, organizations, consumers, or a tenant's id or domain")
    .default("common"),
  MICROSOFT_BASE_URL: address("MICROSOFT_BASE_URL"),
  OIDC_ISSUER: address("OIDC_ISSUER"),
  OIDC_CLIENT_ID: given.optional(),
  OIDC_CLIENT_SECRET: given.optional(),
  /** What the button says. */
  OIDC_NAME: z.string().trim().max(40, "OIDC_NAME is longer than 40 characters").optional(),
  OIDC_SCOPES: z.string().default("openid email profile"),
  /** Whether addresses count as proved that it says nothing of: for a service that knows its people, such as Entra. */
  OIDC_EMAILS_VERIFIED: z
    .enum(["true", "false"], { error: "OIDC_EMAILS_VERIFIED is neither true nor false" })
    .default("false")
    .transform((text) => text === "true"),
  /** Whose proved addresses may sign up; everybody's, where none is named. */
  SIGN_UP_DOMAINS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine(
      (domains) => domains.every((one) => DOMAIN.test(one)),
      "SIGN_UP_DOMAINS is domains with commas between, such as example.com,example.org",
    )
    .optional(),
};

export type ProviderVariables = z.output<z.ZodObject<typeof providerVariables>>;

const PARTS = ["GOOGLE", "GITHUB", "MICROSOFT", "OIDC"] as const;

/** What is wrong with the settings of ways in by other services together, or null. */
export function providerFault(settings: ProviderVariables): string | null {
  for (const name of PARTS) {
    const [id, secret] = [settings[`${name}_CLIENT_ID`], settings[`${name}_CLIENT_SECRET`]];
    if ((id === undefined) !== (secret === undefined))
      return `${name}_CLIENT_ID and ${name}_CLIENT_SECRET go together: one of them is missing`;
  }
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME, OIDC_SCOPES } = settings;
  if ((OIDC_ISSUER === undefined) !== (OIDC_CLIENT_ID === undefined))
    return "OIDC_ISSUER and OIDC_CLIENT_ID go together: one of them is missing";
  if (OIDC_CLIENT_ID && !OIDC_NAME) return "OIDC_NAME is missing: what the button says, such as the company's name";
  if (!OIDC_SCOPES.split(" ").includes("openid")) return "OIDC_SCOPES lacks openid";
  return null;
}

/** For whoever asks before anything runs: the settings in an environment, or what is wrong with them. */
export function readProviderVariables(env: Record<string, string | undefined>): ProviderVariables | string {
  const read = z.object(providerVariables).safeParse(env);
  if (!read.success) return read.error.issues.map(({ message }) => message).join("; ");
  return providerFault(read.data) ?? read.data;
}

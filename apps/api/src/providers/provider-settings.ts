import type { Provider } from "@daybook/contract/providers";
import { type Env, settingsOf } from "../runtime/env.ts";
import type { ProviderVariables } from "../runtime/env-providers.ts";

/** A service by which one can sign in, as the settings have it. */
export interface ProviderSettings {
  provider: Provider;
  /** What its button says. */
  name: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** Where OpenID Connect finds it; GitHub speaks OAuth alone. */
  endpoints: { kind: "oidc"; discovery: string; issuer: string | null } | { kind: "github"; base: string; api: string };
  /** Whether an address counts as proved that nothing is said of. */
  emailsVerified: boolean;
}

/** Each service comes back to an address of its own: none can be taken for another (RFC 9700, 4.4). */
export const callbackOf = (origin: string, provider: Provider): string => `${origin}/sign-in/callback/${provider}`;

const bare = (url: string) => url.replace(/\/+$/, "");
const wellKnown = (issuer: string) => `${bare(issuer)}/.well-known/openid-configuration`;
const SCOPES = "openid email profile";

/** The services this deployment offers, in the order of their buttons. */
export const offeredProviders = (env: Env): ProviderSettings[] => providersOf(settingsOf(env));

export function providersOf(set: ProviderVariables): ProviderSettings[] {
  const found: ProviderSettings[] = [];
  const add = (
    id: string | undefined,
    secret: string | undefined,
    rest: Omit<ProviderSettings, "clientId" | "clientSecret">,
  ) => {
    if (id && secret) found.push({ ...rest, clientId: id, clientSecret: secret });
  };
  const google = set.GOOGLE_BASE_URL ?? "https://accounts.google.com";
  add(set.OIDC_CLIENT_ID, set.OIDC_CLIENT_SECRET, {
    provider: "oidc",
    name: set.OIDC_NAME ?? "",
    scopes: set.OIDC_SCOPES,
    endpoints: { kind: "oidc", discovery: wellKnown(set.OIDC_ISSUER ?? ""), issuer: set.OIDC_ISSUER ?? "" },
    emailsVerified: set.OIDC_EMAILS_VERIFIED,
  });
  add(set.GOOGLE_CLIENT_ID, set.GOOGLE_CLIENT_SECRET, {
    provider: "google",
    name: "Google",
    scopes: SCOPES,
    endpoints: { kind: "oidc", discovery: wellKnown(google), issuer: google },
    emailsVerified: false,
  });
  add(set.MICROSOFT_CLIENT_ID, set.MICROSOFT_CLIENT_SECRET, {
    provider: "microsoft",
    name: "Microsoft",
    scopes: SCOPES,
    endpoints: {
      kind: "oidc",
      discovery: wellKnown(
        `${bare(set.MICROSOFT_BASE_URL ?? "https://login.microsoftonline.com")}/${set.MICROSOFT_TENANT}/v2.0`,
      ),
      // Its issuer names the tenant, which `common` leaves open.
      issuer: null,
    },
    emailsVerified: false,
  });
  add(set.GITHUB_CLIENT_ID, set.GITHUB_CLIENT_SECRET, {
    provider: "github",
    name: "GitHub",
    scopes: "read:user user:email",
    endpoints: {
      kind: "github",
      base: bare(set.GITHUB_BASE_URL ?? "https://github.com"),
      api: bare(set.GITHUB_API_URL ?? "https://api.github.com"),
    },
    emailsVerified: false,
  });
  return found;
}

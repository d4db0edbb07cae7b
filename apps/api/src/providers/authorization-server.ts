import { HOUR } from "@daybook/core/time/units";
import * as oauth from "oauth4webapi";
import { askNamed, isInsecureAllowed } from "../outgoing/named.ts";
import type { Env } from "../runtime/env.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** What a service says of itself, and the keys it signs with, as they were last read. */
export interface KnownServer {
  server: oauth.AuthorizationServer;
  /** oauth4webapi keeps it up to date: five minutes, or when a key isn't in it. */
  keys: oauth.JWKSCacheInput;
}

/** What a provider answered isn't what it should be: somebody's attack, or a wrong setting. */
export class NotConform extends Error {
  override name = "NotConform";
}

/** None that needs no key, and none whose key is the client's own secret. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

const known = new Map<string, { at: number; found: KnownServer }>();

/** Read once an hour. Throws `NamedFetchFailure` when the service is away, `NotConform` when it is another. */
export async function serverOf(env: Env, settings: ProviderSettings, now: number): Promise<KnownServer> {
  const { endpoints } = settings;
  if (endpoints.kind === "github") return { server: github(endpoints.base), keys: {} };
  const kept = known.get(endpoints.discovery);
  if (kept && now - kept.at < HOUR) return kept.found;
  const response = await askNamed(env)(endpoints.discovery, { headers: { accept: "application/json" } });
  const server = await described(response, endpoints.issuer);
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = server;
  for (const needed of [authorization_endpoint, token_endpoint, jwks_uri]) requireWeb(env, needed);
  if (userinfo_endpoint !== undefined) requireWeb(env, userinfo_endpoint);
  const accepted = (server.id_token_signing_alg_values_supported ?? ["RS256"]).filter((one) =>
    ALGORITHMS.includes(one),
  );
  const found = { server: { ...server, id_token_signing_alg_values_supported: accepted }, keys: {} };
  known.set(endpoints.discovery, { at: now, found });
  return found;
}

async function described(response: Response, issuer: string | null): Promise<oauth.AuthorizationServer> {
  try {
    if (issuer !== null) return await oauth.processDiscoveryResponse(new URL(issuer), response);
    const told = (await response.json()) as oauth.AuthorizationServer;
    if (response.status === 200 && URL.canParse(String(told.issuer).replace("{tenantid}", "tenant"))) return told;
  } catch (error) {
    throw new NotConform("Its description can't be read", { cause: error });
  }
  throw new NotConform("Its description can't be read");
}

/** The browser is sent there, and secrets are. */
function requireWeb(env: Env, url: string | undefined): void {
  const { protocol } = URL.parse(url ?? "") ?? {};
  if (protocol !== "https:" && !(protocol === "http:" && isInsecureAllowed(env)))
    throw new NotConform("Its description names no https address");
}

/** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
const github = (base: string): oauth.AuthorizationServer => ({
  issuer: `${base}/login/oauth`,
  authorization_endpoint: `${base}/login/oauth/authorize`,
  token_endpoint: `${base}/login/oauth/access_token`,
});

import { callbackOf, type ProviderSettings, providersOf } from "../../apps/api/src/providers/provider-settings.ts";
import { readProviderVariables } from "../../apps/api/src/runtime/env-providers.ts";
import { type Check, fine, skipped, wrong } from "./check.ts";

const WHAT = "sign-in by";
const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(15_000) });

/** The address where codes are exchanged, as the service describes itself. */
async function tokenEndpoint({ endpoints, provider }: ProviderSettings): Promise<string> {
  if (endpoints.kind === "github") return `${endpoints.base}/login/oauth/access_token`;
  const told = (await (await ask(endpoints.discovery)).json()) as { issuer?: string; token_endpoint?: string };
  const isSame = endpoints.issuer === null || new URL(told.issuer ?? "").href === new URL(endpoints.issuer).href;
  if (!isSame)
    throw new Error(`it calls itself ${told.issuer}: set ${provider === "oidc" ? "OIDC_ISSUER" : ""} to that`);
  if (!told.token_endpoint) throw new Error(`${endpoints.discovery} describes no provider`);
  return told.token_endpoint;
}

/** A code that is none: whoever isn't known there is told so before it is looked at. */
async function checkProvider(settings: ProviderSettings, origin: string): Promise<Check> {
  const { name, provider, clientId, clientSecret } = settings;
  const what = `${WHAT} ${name}`;
  const back = callbackOf(origin, provider);
  try {
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code: "doctor",
      redirect_uri: back,
      code_verifier: "doctor".repeat(8),
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await ask(await tokenEndpoint(settings), {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    const { error } = (await answer.json()) as { error?: string };
    if (["invalid_client", "unauthorized_client", "incorrect_client_credentials"].includes(error ?? ""))
      return wrong(
        what,
        `answers ${error}`,
        `${provider.toUpperCase()}_CLIENT_ID and _CLIENT_SECRET aren't known there.`,
      );
    if (error === "redirect_uri_mismatch") return wrong(what, "sends nobody back here", `Register ${back} there.`);
    return fine(what, `knows this client; ${back} must be registered there`);
  } catch (error) {
    return wrong(what, (error as Error).message, "docs/accounts.md has all settings.");
  }
}

/** The services by which one can sign in: whether each is there, and knows us. */
export async function checkProviders(env: NodeJS.ProcessEnv, origin: string | undefined): Promise<Check[]> {
  const read = readProviderVariables(env);
  if (typeof read === "string") return [wrong(WHAT, read, "docs/accounts.md has all settings.")];
  const offered = providersOf(read);
  if (offered.length === 0) return [skipped(WHAT, "set GOOGLE_CLIENT_ID or another's, and its secret, if you want it")];
  return Promise.all(offered.map((one) => checkProvider(one, origin ?? "https://book.example.com")));
}

import type { FlowSecrets } from "./flow-cookie.ts";
import type { Session } from "./provider-session.ts";
import { callbackOf } from "./provider-settings.ts";

/** Where the browser is sent: authorization code with PKCE (RFC 7636), state and nonce. */
export function authorizationUrl({ known, settings, origin }: Session, flow: FlowSecrets, challenge: string): string {
  const url = new URL(known.server.authorization_endpoint as string);
  const asked = {
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: callbackOf(origin, settings.provider),
    scope: settings.scopes,
    state: flow.state,
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...(settings.endpoints.kind === "oidc" ? { nonce: flow.nonce } : {}),
    // Whoever has several accounts there says which.
    ...(settings.provider === "google" || settings.provider === "microsoft" ? { prompt: "select_account" } : {}),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

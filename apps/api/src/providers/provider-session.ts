import type { Provider } from "@daybook/contract/providers";
import * as oauth from "oauth4webapi";
import { askNamed, isInsecureAllowed } from "../outgoing/named.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { type KnownServer, serverOf } from "./authorization-server.ts";
import { offeredProviders, type ProviderSettings } from "./provider-settings.ts";

/** A conversation with one service. */
export interface Session {
  env: Env;
  origin: string;
  settings: ProviderSettings;
  known: KnownServer;
}

/** Throws `not_found` when this deployment doesn't offer it, and what `serverOf` throws. */
export async function sessionWith(
  { env, services, origin }: { env: Env; services: Services; origin: string },
  provider: Provider,
): Promise<Session> {
  const settings = offeredProviders(env).find((one) => one.provider === provider);
  if (!settings) throw new ApiFailure("not_found", { detail: "This deployment doesn't offer that service." });
  return { env, origin, settings, known: await serverOf(env, settings, services.now()) };
}

export const clientOf = ({ settings }: Session): oauth.Client => ({ client_id: settings.clientId });

/** In the body where it can be taken there: some take it nowhere else. */
export function clientSecretOf({ settings, known }: Session): oauth.ClientAuth {
  const ways = known.server.token_endpoint_auth_methods_supported;
  const inBody = settings.endpoints.kind === "github" || (ways?.includes("client_secret_post") ?? false);
  return inBody ? oauth.ClientSecretPost(settings.clientSecret) : oauth.ClientSecretBasic(settings.clientSecret);
}

export const askingBy = ({ env }: Session) => ({
  [oauth.customFetch]: (
    url: string,
    init: oauth.CustomFetchOptions<string, oauth.TokenEndpointRequestOptions | unknown>,
  ) => askNamed(env)(url, init as RequestInit),
  [oauth.allowInsecureRequests]: isInsecureAllowed(env),
});

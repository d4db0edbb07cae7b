import { type Api, route } from "../http/api-router.ts";
import { completeFlow } from "./complete-flow.ts";
import { flowOf } from "./flow-cookie.ts";
import { offeredProviders } from "./provider-settings.ts";
import { signUpByProvider } from "./sign-up-by-provider.ts";
import { startFlow } from "./start-flow.ts";

export function flowRoutes(api: Api): void {
  route(api, "GET /v1/sign-in-providers", async ({ env }) => ({
    items: offeredProviders(env).map(({ provider, name }) => ({ provider, name })),
  }));

  route(api, "POST /v1/provider-flows", (call) => startFlow(call, call.body.provider, null));

  route(api, "POST /v1/me/provider-flows", (call) => startFlow(call, call.body.provider, call.owner));

  route(api, "POST /v1/provider-flows/completion", async (call) =>
    completeFlow(call, await flowOf(call.request, call.origin), call.body),
  );

  route(api, "POST /v1/provider-flows/current/account", async (call) =>
    signUpByProvider(call, await flowOf(call.request, call.origin), call.body),
  );
}

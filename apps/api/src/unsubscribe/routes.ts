import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import type { CapabilityScope } from "@daybook/db/scopes";
import { findSubscription, type Subscription, unsubscribe } from "@daybook/db/unsubscriptions";
import { type Api, route } from "../http/api-router.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { unsubscribeScope } from "../tokens/capability-scopes.ts";

async function opened(
  services: Services,
  token: string,
  ask: (scope: CapabilityScope<"unsubscribe">, db: Database) => Promise<Subscription | null>,
): Promise<Subscription> {
  const scope = await unsubscribeScope(services.keys, token);
  const found = scope && (await withConnection(services.connect, (db) => ask(scope, db)));
  if (!found) throw new ApiFailure("not_found", { detail: "This link isn't valid, or not any more." });
  return found;
}

const wantsPage = ({ headers }: Request): boolean => (headers.get("accept") ?? "").includes("text/html");

export function unsubscribeRoutes(api: Api): void {
  route(api, "GET /v1/unsubscribe/{token}", async ({ params, services, request, origin }) => {
    // A mail program that knows no POST opens the address it was given.
    if (wantsPage(request))
      return new Response(null, { status: 303, headers: { location: `${origin}/unsubscribe/${params.token}` } });
    return opened(services, params.token, findSubscription);
  });

  route(api, "POST /v1/unsubscribe/{token}", async ({ params, services }) =>
    opened(services, params.token, (scope, db) => unsubscribe(scope, db, services.now())),
  );
}

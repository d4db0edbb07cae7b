import { withConnection } from "@daybook/db/connection";
import { transact } from "@daybook/db/transaction";
import { findSubscription, unsubscribe } from "@daybook/db/unsubscriptions";
import { type Api, route } from "../http/api-router.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { unsubscribeScope } from "../tokens/capability-scopes.ts";
import { auditUnsubscription } from "./audit-unsubscription.ts";

const noLink = () => new ApiFailure("not_found", { detail: "This link isn't valid, or not any more." });

const wantsPage = ({ headers }: Request): boolean => (headers.get("accept") ?? "").includes("text/html");

export function unsubscribeRoutes(api: Api): void {
  route(api, "GET /v1/unsubscribe/{token}", async ({ params, services, request, origin }) => {
    // A mail program that knows no POST opens the address it was given.
    if (wantsPage(request))
      return new Response(null, { status: 303, headers: { location: `${origin}/unsubscribe/${params.token}` } });
    const scope = await unsubscribeScope(services.keys, params.token);
    const found = scope && (await withConnection(services.connect, (db) => findSubscription(scope, db)));
    if (!found) throw noLink();
    return found;
  });

  route(api, "POST /v1/unsubscribe/{token}", async ({ params, services, caller }) => {
    const scope = await unsubscribeScope(services.keys, params.token);
    if (!scope) throw noLink();
    return transact(services.connect, async (db) => {
      const before = await findSubscription(scope, db);
      const after = await unsubscribe(scope, db, services.now());
      if (!before || !after) throw noLink();
      if (before.active) await auditUnsubscription(services, db, caller, scope, after.to);
      return after;
    });
  });
}

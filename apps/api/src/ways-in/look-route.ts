import { formatInstant } from "@daybook/core/time/instant";
import { accountOf } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { type Api, route } from "../http/api-router.ts";
import { requireLink, stateOfLink } from "../mailed-links/use-link.ts";
import { system } from "../runtime/services.ts";

export function lookRoute(api: Api): void {
  // To who reads the mailbox: what the button of the link's page will do.
  route(api, "POST /v1/mailed-links", async ({ body, services }) => {
    const { purpose, token } = body;
    return withConnection(services.connect, async (db) => {
      const link = await requireLink(services, db, purpose, token);
      const account = link.accountId === null ? null : await accountOf(system, db, link.accountId);
      return {
        state: stateOfLink(link, services.now()),
        email: link.email,
        name: account?.name ?? null,
        handle: account?.handle ?? null,
        until: formatInstant(link.expiresAt),
      };
    });
  });
}

import { type AccountRow, findAccount } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

/** The account that calls. An access token outlives its account by half an hour: throws `unauthenticated` then. */
export async function requireAccount(services: Services, owner: OwnerId): Promise<AccountRow> {
  const account = await withConnection(services.connect, (db) => findAccount(owner, db));
  if (!account) throw new ApiFailure("unauthenticated");
  return account;
}

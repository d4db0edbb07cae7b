import { eq, inArray } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, hosts } from "./schema/accounts.ts";
import type { OwnerId } from "./scopes.ts";

/** The people whom deliveries of an account are to; `ids` come from these. */
export async function hostsById(
  _owner: OwnerId,
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; name: string; email: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: hosts.id, name: accounts.name, email: accounts.email })
    .from(hosts)
    .innerJoin(accounts, eq(accounts.id, hosts.accountId))
    .where(inArray(hosts.id, [...ids]));
}

import { type ApiKey, keyScopes } from "@daybook/contract/api-keys";
import { formatInstant } from "@daybook/core/time/instant";
import { DAY } from "@daybook/core/time/units";
import { type ApiKeyRow, countApiKeys, insertApiKey, listApiKeys, revokeApiKey } from "@daybook/db/api-keys";
import { withConnection } from "@daybook/db/connection";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { makeApiKey } from "../tokens/api-key.ts";

/** More than these nobody keeps apart. */
const MOST = 50;

const told = (at: number | null): string | null => (at === null ? null : formatInstant(at));
const present = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: keyScopes.filter((word) => row.scopes.includes(word)),
  createdAt: formatInstant(row.createdAt),
  expiresAt: told(row.expiresAt),
  lastUsedAt: told(row.lastUsedAt),
});

export function apiKeyRoutes(api: Api): void {
  route(api, "GET /v1/api-keys", async ({ owner, query, services }) => {
    const after = readCursor(query.cursor, isId);
    const rows = await withConnection(services.connect, (db) =>
      listApiKeys(owner, db, services.now(), query.limit, after),
    );
    return pageOf(rows, query.limit, present, (row) => row.id);
  });

  route(api, "POST /v1/api-keys", async ({ owner, body, key: idempotencyKey, services, caller }) => {
    const { name, scopes, expiresInDays } = body;
    const { key, prefix, hash } = await makeApiKey();
    const [id, createdAt] = [services.newId(), services.now()];
    const expiresAt = expiresInDays === null ? null : createdAt + expiresInDays * DAY;
    // The row is kept, not the key: a repeat has the first row, whose key nobody knows any more.
    const row = await createOnce(services, owner, idempotencyKey, async (db) => {
      // Whoever makes one has the host's lock: two at once count each other.
      if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
      if ((await countApiKeys(owner, db, createdAt)) >= MOST)
        throw new ApiFailure("limit_reached", { detail: `There may be ${MOST} keys. Revoke one first.` });
      const made = await insertApiKey(owner, db, { id, name, prefix, hash, scopes, createdAt, expiresAt });
      const after = { scopes, expiresAt: told(expiresAt) };
      audit(services, db, caller, { act: "api_key.created", subject: { kind: "api_key", id, name }, after });
      return made;
    });
    return { ...present(row), key: row.id === id ? key : null };
  });

  route(api, "DELETE /v1/api-keys/{id}", async ({ owner, params, services, env, caller }) => {
    const revoked = await transact(services.connect, async (db) => {
      const name = await revokeApiKey(owner, db, params.id, services.now());
      if (name === null) return false;
      audit(services, db, caller, { act: "api_key.revoked", subject: { kind: "api_key", id: params.id, name } });
      return true;
    });
    if (!revoked) throw new ApiFailure("not_found", { detail: "There is no such key." });
    await closeConsoles(env, owner, { proofs: [params.id] });
    return undefined;
  });
}

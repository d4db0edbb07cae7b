import { type Database, withConnection } from "@daybook/db/connection";
import { violates } from "@daybook/db/failures";
import {
  deleteIdentity,
  findIdentity,
  insertIdentity,
  listIdentities,
  lockOwnPassword,
  proveOwnEmail,
} from "@daybook/db/identities";
import { countPasskeys } from "@daybook/db/passkeys";
import { takeProved } from "@daybook/db/provider-flows";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../audit/caller.ts";
import { type Api, route } from "../http/api-router.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { type FlowSecrets, flowCookie, flowOf } from "./flow-cookie.ts";
import { labelOf, presentIdentity } from "./present.ts";
import { offeredProviders } from "./provider-settings.ts";

/** What is offered here, with the name that people know it by. */
type Offered = ReadonlyMap<string, string>;
const offeredBy = (env: Env): Offered => new Map(offeredProviders(env).map(({ provider, name }) => [provider, name]));

export function identityRoutes(api: Api): void {
  route(api, "GET /v1/me/identities", async ({ owner, services, env }) => {
    const rows = await withConnection(services.connect, (db) => listIdentities(owner, db));
    return { items: rows.map((row) => presentIdentity(row, offeredBy(env))) };
  });

  route(api, "POST /v1/me/identities", async ({ owner, services, env, request, origin, caller }) => {
    const flow = await flowOf(request, origin);
    if (!flow) throw new ApiFailure("flow_ended");
    const offered = offeredBy(env);
    const identity = presentIdentity(await link(services, owner, flow, { caller, offered }), offered);
    const headers = { "set-cookie": flowCookie("", origin, 0), "cache-control": "no-store" };
    return Response.json(identity, { status: 201, headers });
  });

  route(api, "DELETE /v1/me/identities/{id}", async ({ owner, params, services, env, caller }) => {
    const offered = offeredBy(env);
    await transact(services.connect, async (db) => {
      const { id, provider } = await unlink(owner, db, params.id, offered);
      audit(services, db, caller, {
        act: "identity.unlinked",
        subject: subjectOf(id, provider, offered),
        before: { provider },
      });
    });
    return undefined;
  });
}

const subjectOf = (id: string, provider: string, offered: Offered) => ({
  kind: "identity",
  id,
  name: offered.get(provider) ?? provider,
});

/** Links who came back from a service with the account that waited for them. Again is no fault. */
async function link(
  services: Services,
  owner: OwnerId,
  { tokenHash }: FlowSecrets,
  { caller, offered }: { caller: Caller; offered: Offered },
) {
  const now = services.now();
  try {
    return await transact(services.connect, async (db) => {
      const row = await takeProved(system, db, tokenHash, now);
      if (!row?.identity || row.accountId !== owner) throw new ApiFailure("flow_ended");
      const { identity, provider } = row;
      const { issuer, subject, email, emailVerified } = identity;
      const known = await findIdentity(system, db, issuer, subject);
      if (known && known.accountId !== owner) throw new ApiFailure("identity_taken");
      const made = {
        id: known?.id ?? services.newId(),
        provider,
        issuer,
        subject,
        label: labelOf(identity),
        createdAt: now,
      };
      if (!known) {
        await insertIdentity(owner, db, made);
        audit(services, db, caller, {
          act: "identity.linked",
          subject: subjectOf(made.id, provider, offered),
          after: { provider },
        });
      }
      if (email && emailVerified) await proveOwnEmail(owner, db, email, now);
      return { ...made, accountId: owner, lastUsedAt: null };
    });
  } catch (error) {
    if (violates(error, "identities_subject")) throw new ApiFailure("identity_taken");
    throw error;
  }
}

async function unlink(owner: OwnerId, db: Database, id: string, offered: Offered) {
  const hasPassword = await lockOwnPassword(owner, db);
  const rows = await listIdentities(owner, db);
  const own = rows.find((row) => row.id === id);
  if (!own) throw new ApiFailure("not_found", { detail: "There is no such link." });
  // What this deployment offers no more, lets nobody in.
  const others = rows.filter((row) => row.id !== id && offered.has(row.provider));
  const passkeys = await countPasskeys(owner, db);
  if (!hasPassword && others.length === 0 && passkeys === 0) throw new ApiFailure("last_way_in");
  await deleteIdentity(owner, db, id);
  return own;
}

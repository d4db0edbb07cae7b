import type { Passkey } from "@daybook/contract/passkeys";
import { formatInstant } from "@daybook/core/time/instant";
import { withConnection } from "@daybook/db/connection";
import { listIdentities } from "@daybook/db/identities";
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  lockWaysIn,
  type PasskeyRow,
  renamePasskey,
} from "@daybook/db/passkeys";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { audit } from "../audit/audit.ts";
import { makeChallenge } from "../factors/challenge.ts";
import { creationOptions } from "../factors/passkey-options.ts";
import { takeAttestation } from "../factors/passkey-proof.ts";
import { type Api, route } from "../http/api-router.ts";
import { offeredProviders } from "../providers/provider-settings.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";

/** More devices nobody has. */
const MOST = 20;

const present = (row: PasskeyRow): Passkey => ({
  id: row.id,
  name: row.name,
  credentialId: toBase64Url(row.credentialId),
  syncs: row.syncs,
  synced: row.synced,
  createdAt: formatInstant(row.createdAt),
  lastUsedAt: row.lastUsedAt === null ? null : formatInstant(row.lastUsedAt),
});

const subjectOf = ({ id, name }: PasskeyRow) => ({ kind: "passkey", id, name });
const noSuch = () => new ApiFailure("not_found", { detail: "There is no such passkey." });
const tooMany = () => new ApiFailure("limit_reached", { detail: `There may be ${MOST} passkeys. Remove one first.` });

export function passkeyRoutes(api: Api): void {
  route(api, "GET /v1/passkeys", async ({ owner, services }) => {
    const rows = await withConnection(services.connect, (db) => listPasskeys(owner, db));
    return { items: rows.map(present) };
  });

  route(api, "POST /v1/passkeys/creation", async ({ owner, services, origin }) => {
    const account = await requireAccount(services, owner);
    const known = await withConnection(services.connect, (db) => listPasskeys(owner, db));
    if (known.length >= MOST) throw tooMany();
    const challenge = await makeChallenge(services.keys, `make:${owner}`, services.now());
    return { publicKey: creationOptions(challenge, origin, account, known) };
  });

  route(api, "POST /v1/passkeys", async ({ owner, body, services, origin, caller }) => {
    const row = await transact(services.connect, async (db) => {
      if ((await lockWaysIn(owner, db)).passkeys.length >= MOST) throw tooMany();
      const made = await takeAttestation(services, db, owner, body.credential, origin);
      if (!made) return null;
      const known = { id: services.newId(), name: body.name, createdAt: services.now() };
      const row = await insertPasskey(owner, db, { ...made, ...known });
      if (row) audit(services, db, caller, { act: "passkey.created", subject: subjectOf(row) });
      return row;
    });
    if (row) return present(row);
    throw fieldFailure("credential", "passkey", "This isn't a passkey made just now for this account. Try again.");
  });

  route(api, "PATCH /v1/passkeys/{id}", async ({ owner, params, body, services, caller }) => {
    const row = await transact(services.connect, async (db) => {
      const former = (await listPasskeys(owner, db)).find(({ id }) => id === params.id);
      const renamed = former && (await renamePasskey(owner, db, params.id, body.name));
      if (!former || !renamed) return null;
      const [before, after] = [{ name: former.name }, { name: renamed.name }];
      audit(services, db, caller, { act: "passkey.renamed", subject: subjectOf(renamed), before, after });
      return renamed;
    });
    if (!row) throw noSuch();
    return present(row);
  });

  route(api, "DELETE /v1/passkeys/{id}", async ({ owner, params, services, env, caller }) => {
    const offered = new Set<string>(offeredProviders(env).map(({ provider }) => provider));
    await transact(services.connect, async (db) => {
      const ways = await lockWaysIn(owner, db);
      if (!ways.passkeys.some(({ id }) => id === params.id)) throw noSuch();
      const others =
        ways.passkeys.length > 1 || (await listIdentities(owner, db)).some((one) => offered.has(one.provider));
      if (!ways.password && !others) throw new ApiFailure("last_way_in");
      const gone = await deletePasskey(owner, db, params.id);
      if (gone) audit(services, db, caller, { act: "passkey.deleted", subject: subjectOf(gone) });
    });
    return undefined;
  });
}

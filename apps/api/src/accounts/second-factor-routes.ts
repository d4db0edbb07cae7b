import type { SecondFactor } from "@daybook/contract/second-factor";
import { formatInstant } from "@daybook/core/time/instant";
import { HOUR } from "@daybook/core/time/units";
import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import {
  confirmTotp,
  countRecoveryCodes,
  deleteSecondFactor,
  findTotpSecret,
  insertTotpSetup,
  lockTotpSetup,
  replaceRecoveryCodes,
} from "@daybook/db/second-factors";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { makeRecoveryCodes } from "../factors/recovery-code.ts";
import { stepOfCode } from "../factors/totp.ts";
import { makeTotpSecret, openTotpSecret, totpUri } from "../factors/totp-secret.ts";
import { type Api, route } from "../http/api-router.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { requireAccount } from "./require-account.ts";
import { wrongCode } from "./wrong-proof.ts";

async function standing(owner: OwnerId, db: Database): Promise<SecondFactor> {
  const secret = await findTotpSecret(owner, db);
  const { left, made, madeAt } = await countRecoveryCodes(owner, db);
  const since = secret?.confirmedAt;
  return {
    codes: since ? { since: formatInstant(since) } : null,
    recoveryCodes: { left, made, madeAt: madeAt === null ? null : formatInstant(madeAt) },
  };
}

const subjectOf = (owner: OwnerId) => ({ kind: "second_factor", id: owner });
const isOff = () => new ApiFailure("not_found", { detail: "This account asks for no codes." });

/** An app's first code, and the app counts from now on: its next sign-in needs a later one. */
async function confirm(services: Services, owner: OwnerId, db: Database, code: string): Promise<void> {
  const now = services.now();
  const setup = await lockTotpSetup(owner, db, now - HOUR);
  const secret = setup && (await openTotpSecret(services, db, owner, setup));
  if (!secret) throw new ApiFailure("not_found", { detail: "No app was set up within the hour. Begin again." });
  const step = await stepOfCode(secret, code.replace(/\s/g, ""), now);
  if (step === null) throw wrongCode();
  await confirmTotp(owner, db, setup.id, { now, step });
}

/** Ten recovery codes in the place of any there were. Making them costs time, which is spent on nobody who was wrong. */
async function withNewCodes(services: Services, owner: OwnerId, db: Database) {
  const { codes, ...kept } = await makeRecoveryCodes();
  await replaceRecoveryCodes(owner, db, { ...kept, now: services.now() });
  return { ...(await standing(owner, db)), newCodes: codes };
}

export function secondFactorRoutes(api: Api): void {
  route(api, "GET /v1/second-factor", ({ owner, services }) =>
    withConnection(services.connect, (db) => standing(owner, db)),
  );

  route(api, "POST /v1/second-factor/setup", async ({ owner, services }) => {
    const { email } = await requireAccount(services, owner);
    const [id, createdAt] = [services.newId(), services.now()];
    const key = await transact(services.connect, async (db) => {
      const made = await makeTotpSecret(services, db, owner, id);
      await insertTotpSetup(owner, db, { id, createdAt, sealed: made.sealed });
      return made.key;
    });
    return { key, uri: totpUri(key, email) };
  });

  route(api, "POST /v1/second-factor", ({ owner, body, services, caller }) =>
    transact(services.connect, async (db) => {
      await confirm(services, owner, db, body.code);
      audit(services, db, caller, { act: "second_factor.turned_on", subject: subjectOf(owner) });
      return withNewCodes(services, owner, db);
    }),
  );

  route(api, "DELETE /v1/second-factor", async ({ owner, services, caller }) => {
    const wasOn = await transact(services.connect, async (db) => {
      const taken = await deleteSecondFactor(owner, db);
      if (taken) audit(services, db, caller, { act: "second_factor.turned_off", subject: subjectOf(owner) });
      return taken;
    });
    if (!wasOn) throw isOff();
    return undefined;
  });

  route(api, "POST /v1/second-factor/recovery-codes", ({ owner, services, caller }) =>
    transact(services.connect, async (db) => {
      if (!(await findTotpSecret(owner, db))) throw isOff();
      audit(services, db, caller, { act: "second_factor.codes_renewed", subject: subjectOf(owner) });
      return withNewCodes(services, owner, db);
    }),
  );
}

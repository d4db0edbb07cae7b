import { formatInstant } from "@daybook/core/time/instant";
import { findCredentials, handleExists, insertAccount, type NewAccountRows } from "@daybook/db/accounts";
import { withConnection } from "@daybook/db/connection";
import { verifyEmail } from "@daybook/db/credentials";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { signIn } from "../accounts/sign-in.ts";
import { handleTaken, signUpFailure, signUpRows } from "../accounts/sign-up.ts";
import { audit } from "../audit/audit.ts";
import { byMailedLink } from "../audit/caller.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { ownerOf } from "../http/session-gate.ts";
import { askByMail } from "../mailed-links/ask-by-mail.ts";
import { linkEnded, useLink } from "../mailed-links/use-link.ts";
import { system } from "../runtime/services.ts";

type Asked = Pick<NewAccountRows, "passwordHash" | "name" | "timezone" | "handle" | "locale" | "hour12">;

/** Sign-up that tells nobody whether an account has the address: there is none before its mailbox has said so. */
export function signUpRoutes(api: Api): void {
  route(api, "POST /v1/sign-ups", async ({ body, services, env, origin, waitUntil }) => {
    const { email, ...asked } = await signUpRows(body);
    // Anybody may ask whether a handle is free, so that tells nothing new.
    const [known, taken] = await withConnection(services.connect, async (db) => [
      await findCredentials(system, db, email),
      await handleExists(system, db, asked.handle),
    ]);
    if (taken) throw handleTaken(asked.handle);
    const { until, deliveries } = await askByMail(services, {
      purpose: "sign_up",
      accountId: null,
      email: known?.email ?? email,
      locale: asked.locale,
      asked,
      origin,
    });
    waitUntil(wakeEffects(env, deliveries));
    return { until: formatInstant(until) };
  });

  route(api, "POST /v1/sign-ups/completion", async ({ body, request, services, origin, caller }) => {
    const id = services.newId();
    const made = { handle: "" };
    await transact(services.connect, async (db) => {
      const { email, asked } = await useLink(services, db, "sign_up", body.token);
      if (asked === null) throw linkEnded();
      const rows = asked as Asked;
      made.handle = rows.handle;
      await insertAccount(system, db, { ...rows, email, id, hostId: services.newId(), now: services.now() });
      await verifyEmail(system, db, id, email, services.now());
      const { handle, timezone, name } = rows;
      const subject = { kind: "account", id, name };
      const entry = { act: "account.created", subject, after: { handle, timezone } } as const;
      audit(services, db, byMailedLink(caller, id), entry);
    }).catch((error: unknown) => {
      throw signUpFailure(error, made.handle, "token");
    });
    const account = await requireAccount(services, ownerOf(id));
    return signIn(services, account, { method: "mail", request, origin, isFirst: true });
  });
}

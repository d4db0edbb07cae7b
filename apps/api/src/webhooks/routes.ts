import { formatInstant } from "@daybook/core/time/instant";
import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import { standings } from "@daybook/db/receiver-deliveries";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import {
  countWebhooks,
  deleteWebhook,
  editWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  pauseWebhook,
  resumeWebhook,
  rotateSecret,
  type WebhookRow,
} from "@daybook/db/webhooks";
import { audit } from "../audit/audit.ts";
import { wakeFirst } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { versionChanged } from "../http/if-match.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { checkAddress } from "../outgoing/outgoing.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { vaultOf } from "../secrets/secrets.ts";
import { auditedWebhook, webhookSubject as subjectOf } from "./audited-webhook.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { sealHeaders } from "./extra-headers.ts";
import { presentWebhook } from "./present.ts";
import { noWebhook, requireWebhook } from "./require-webhook.ts";
import { currentSecret, SECRET_OVERLAP } from "./secret.ts";

/** Each of them is a delivery more for every change. */
const MOST = 20;

const standing = async (owner: OwnerId, db: Database, row: WebhookRow) =>
  presentWebhook(row, (await standings(owner, db, "webhook", [row.id])).get(row.id));

/** Pauses it, or has it go on, where that is asked for and isn't so already. What may go then. */
async function switchWebhook(owner: OwnerId, db: Database, row: WebhookRow, active: boolean | undefined, now: number) {
  const isPaused = row.pausedAt !== null;
  if (active === undefined || active !== isPaused) return { row, due: [] };
  if (active) return (await resumeWebhook(owner, db, row.id, now)) ?? { row, due: [] };
  await pauseWebhook(owner, db, row.id, "owner", now);
  return { row: await requireWebhook(owner, db, row.id), due: [] };
}

export function webhookRoutes(api: Api): void {
  route(api, "GET /v1/webhooks", async ({ owner, query, services }) => {
    const after = readCursor(query.cursor, isId);
    return withConnection(services.connect, async (db) => {
      const rows = await listWebhooks(owner, db, query.limit, after);
      const ids = rows.map(({ id }) => id);
      const standing = await standings(owner, db, "webhook", ids);
      return pageOf(
        rows,
        query.limit,
        (row) => presentWebhook(row, standing.get(row.id)),
        (row) => row.id,
      );
    });
  });

  route(api, "POST /v1/webhooks", async ({ owner, body, key, services, env, caller }) => {
    await checkAddress(env, "url", body.url);
    const { url, events, description = "", headers = {} } = body;
    // The row is kept, not its secret: a repeat makes the first secret again, rotated or not.
    const row = await createOnce(services, owner, key, async (db) => {
      // Whoever makes one has the host's lock: two at once count each other.
      if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
      if ((await countWebhooks(owner, db)) >= MOST)
        throw new ApiFailure("limit_reached", { detail: `There may be ${MOST} webhooks. Delete one first.` });
      const secretKey = services.keys.current;
      const [id, createdAt] = [services.newId(), services.now()];
      const sealed = await sealHeaders(vaultOf(services, db, owner), id, headers);
      const made = await insertWebhook(owner, db, { id, url, events, description, ...sealed, secretKey, createdAt });
      const after = { events, description };
      audit(services, db, caller, { act: "webhook.created", subject: subjectOf(made), after });
      return made;
    });
    const secret = (await currentSecret(services.keys, row)) ?? "";
    return { ...presentWebhook(row, undefined), secret };
  });

  route(api, "GET /v1/webhooks/{id}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => standing(owner, db, await requireWebhook(owner, db, params.id))),
  );

  route(api, "PATCH /v1/webhooks/{id}", async ({ owner, params, body, ifMatch, services, env, caller }) => {
    const { active, headers, ...edit } = body;
    if (edit.url !== undefined) await checkAddress(env, "url", edit.url);
    if (active) await services.armClock();
    const now = services.now();
    const { row, due } = await transact(services.connect, async (db) => {
      const before = await findWebhook(owner, db, params.id);
      const sealed = headers ? await sealHeaders(vaultOf(services, db, owner), params.id, headers) : {};
      const edited = await editWebhook(owner, db, params.id, ifMatch, { ...edit, ...sealed });
      if (!edited || !before) throw before ? versionChanged("The webhook") : noWebhook();
      const changed = await switchWebhook(owner, db, edited, active, now);
      audit(services, db, caller, {
        ...{ act: "webhook.changed", subject: subjectOf(changed.row) },
        ...{ before: auditedWebhook(before), after: auditedWebhook(changed.row) },
      });
      return changed;
    });
    await wakeFirst(env, due);
    return withConnection(services.connect, (db) => standing(owner, db, row));
  });

  route(api, "DELETE /v1/webhooks/{id}", async ({ owner, params, services, caller }) => {
    const deleted = await transact(services.connect, async (db) => {
      const row = await deleteWebhook(owner, db, params.id, services.now());
      if (row) audit(services, db, caller, { act: "webhook.deleted", subject: subjectOf(row) });
      return row;
    });
    if (!deleted) throw noWebhook();
    return undefined;
  });

  route(api, "POST /v1/webhooks/{id}/rotation", async ({ owner, params, key, services, caller }) => {
    // Its secret is made again for a repeat: a second rotation would end the secret that the receiver still knows.
    const { until, ...made } = await createOnce(services, owner, key, async (db) => {
      const until = services.now() + SECRET_OVERLAP;
      const row = await rotateSecret(owner, db, params.id, services.keys.current, until);
      if (!row) throw noWebhook();
      audit(services, db, caller, { act: "webhook.rotated", subject: subjectOf(row) });
      const { id, secretKey, secretEpoch, previousKey, previousUntil } = row;
      return { id, secretKey, secretEpoch, previousKey, previousUntil, until };
    });
    return { secret: (await currentSecret(services.keys, made)) ?? "", previousUntil: formatInstant(until) };
  });

  deliveryRoutes(api);
}

import { withConnection } from "@daybook/db/connection";
import { endSession, endSessions, listSessions, type SessionPlace } from "@daybook/db/sessions";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { closeConsoles } from "../console/close-consoles.ts";
import { type Api, route } from "../http/api-router.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { presentSession } from "./present-session.ts";

const isPlace = (value: unknown): value is SessionPlace =>
  Array.isArray(value) && value.length === 2 && Number.isSafeInteger(value[0]) && isId(value[1]);

/** Where an account is signed in, and ending that. Comes after what `current` and `refresh` mean. */
export function deviceRoutes(api: Api): void {
  route(api, "GET /v1/sessions", async ({ owner, principal, query, services }) => {
    const after = readCursor(query.cursor, isPlace);
    const rows = await withConnection(services.connect, (db) =>
      listSessions(owner, db, services.now(), query.limit, after),
    );
    return pageOf(
      rows,
      query.limit,
      (row) => presentSession(row, principal.session),
      (row) => [row.lastUsedAt, row.id],
    );
  });

  route(api, "DELETE /v1/sessions", async ({ owner, principal, services, env, caller }) => {
    const except = principal.session;
    const count = await transact(services.connect, async (db) => {
      const ended = (await endSessions(owner, db, { except })).length;
      if (ended > 0)
        audit(services, db, caller, {
          ...{ act: "session.others_ended", subject: { kind: "account", id: owner }, after: { count: ended } },
        });
      return ended;
    });
    await closeConsoles(env, owner, { except });
    return { ended: count };
  });

  route(api, "DELETE /v1/sessions/{id}", async ({ owner, principal, params, services, env, origin, caller }) => {
    const { id } = params;
    const isThere = await transact(services.connect, async (db) => {
      const found = await endSession(owner, db, id);
      if (found) audit(services, db, caller, { act: "session.revoked", subject: { kind: "session", id } });
      return found;
    });
    if (!isThere) throw new ApiFailure("not_found", { detail: "There is no such session, or not any more." });
    await closeConsoles(env, owner, { proofs: [id] });
    if (principal.via !== "session" || id !== principal.session) return undefined;
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", origin, 0) } });
  });
}

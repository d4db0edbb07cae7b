import type { Feed } from "@daybook/contract/feeds";
import { formatInstant } from "@daybook/core/time/instant";
import { withConnection } from "@daybook/db/connection";
import { deleteFeed, type FeedRow, insertFeed, listFeeds, rotateFeed } from "@daybook/db/feeds";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { mintCapability } from "../tokens/capability.ts";
import { serveFeed } from "./serve-feed.ts";

const subjectOf = ({ id, name }: Pick<FeedRow, "id" | "name">) => ({ kind: "feed", id, name });

async function present(services: Services, row: FeedRow, origin: string): Promise<Feed> {
  const token = await mintCapability(services.keys, "feed", [row.id], row.epoch);
  return {
    id: row.id,
    name: row.name,
    url: `${origin}/calendar/${token}.ics`,
    createdAt: formatInstant(row.createdAt),
    rotatedAt: row.rotatedAt === null ? null : formatInstant(row.rotatedAt),
  };
}

export function feedRoutes(api: Api): void {
  route(api, "GET /v1/feeds", async ({ owner, query, services, origin }) => {
    const after = readCursor(query.cursor, isId);
    const rows = await withConnection(services.connect, (db) => listFeeds(owner, db, query.limit, after));
    const { items, nextCursor } = pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => row.id,
    );
    return { items: await Promise.all(items.map((row) => present(services, row, origin))), nextCursor };
  });

  route(api, "POST /v1/feeds", async ({ owner, body, key, services, origin, caller }) => {
    // The row is kept, not its address, which is a secret: a repeat writes the first address again, rotated or not.
    const row = await createOnce(services, owner, key, async (db) => {
      const made = await insertFeed(owner, db, { id: services.newId(), name: body.name, now: services.now() });
      audit(services, db, caller, { act: "feed.created", subject: subjectOf(made) });
      return made;
    });
    return present(services, row, origin);
  });

  route(api, "POST /v1/feeds/{id}/rotation", async ({ owner, params, services, origin, caller }) => {
    const row = await transact(services.connect, async (db) => {
      const rotated = await rotateFeed(owner, db, params.id, services.now());
      if (rotated) audit(services, db, caller, { act: "feed.rotated", subject: subjectOf(rotated) });
      return rotated;
    });
    if (!row) throw new ApiFailure("not_found", { detail: "There is no such feed." });
    return present(services, row, origin);
  });

  route(api, "DELETE /v1/feeds/{id}", async ({ owner, params, services, caller }) => {
    const deleted = await transact(services.connect, async (db) => {
      const name = await deleteFeed(owner, db, params.id, services.now());
      if (name === null) return false;
      audit(services, db, caller, { act: "feed.deleted", subject: subjectOf({ id: params.id, name }) });
      return true;
    });
    if (!deleted) throw new ApiFailure("not_found", { detail: "There is no such feed." });
    return undefined;
  });

  route(api, "GET /calendar/{file}", ({ params, services, request, origin }) =>
    serveFeed(services, params.file, request, origin),
  );
}

import { countAuditLog, listAuditLog } from "@daybook/db/audit-list";
import { withConnection } from "@daybook/db/connection";
import { type Api, route } from "../http/api-router.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { auditFile } from "./audit-file.ts";
import { auditFilter } from "./audit-filter.ts";
import { presentEntry } from "./present.ts";

interface Place {
  at: number;
  id: string;
}
const isPlace = (value: unknown): value is Place =>
  typeof value === "object" &&
  value !== null &&
  "at" in value &&
  typeof value.at === "number" &&
  "id" in value &&
  isId(value.id);

export function auditLogRoutes(api: Api): void {
  route(api, "GET /v1/audit-log", ({ owner, query: { cursor, limit, ...query }, services }) => {
    const after = readCursor(cursor, isPlace);
    return withConnection(services.connect, async (db) => {
      const filter = await auditFilter(services, owner, db, query);
      const rows = await listAuditLog(owner, db, { ...filter, limit, after });
      const count = await countAuditLog(owner, db, filter);
      return { ...pageOf(rows, limit, presentEntry, ({ at, id }) => ({ at, id })), count };
    });
  });

  route(api, "GET /v1/audit-log.csv", ({ owner, query, services }) => auditFile(services, owner, query));
}

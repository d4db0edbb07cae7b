import type { ListedSession } from "@daybook/contract/sessions";
import { formatInstant } from "@daybook/core/time/instant";
import type { SessionRow } from "@daybook/db/sessions";
import { coarse } from "./place-of.ts";
import { nameOfAgent } from "./user-agent.ts";

export const presentSession = (row: SessionRow, current: string | null): ListedSession => ({
  id: row.id,
  current: row.id === current,
  kind: row.program ? "program" : "browser",
  method: row.method,
  agent: nameOfAgent(row.userAgent),
  // Rows of the version before have the whole address.
  network: coarse(row.network) || null,
  city: row.city || null,
  country: row.country || null,
  signedInAt: formatInstant(row.createdAt),
  lastUsedAt: formatInstant(row.lastUsedAt),
  ended: row.endedAt === null ? null : { at: formatInstant(row.endedAt), reason: "token_reused" },
});

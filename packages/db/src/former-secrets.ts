import { and, asc, eq, gt, isNotNull, ne, sql } from "drizzle-orm";
import type { ChatChannelRow } from "./chat-channels.ts";
import type { Database } from "./connection.ts";
import { chatChannels, webhooks } from "./schema/effects.ts";
import type { SystemScope } from "./scopes.ts";
import type { WebhookRow } from "./webhooks.ts";

/** Rooms whose addresses the version before sealed, in order, from behind `after`. */
export async function formerRooms(
  _scope: SystemScope,
  db: Database,
  most: number,
  after: string | null,
): Promise<ChatChannelRow[]> {
  return db
    .select()
    .from(chatChannels)
    .where(
      and(
        isNotNull(chatChannels.sealedBy),
        ne(chatChannels.sealed, ""),
        after ? gt(chatChannels.id, after) : undefined,
      ),
    )
    .orderBy(asc(chatChannels.id))
    .limit(most);
}

/** False when it was edited meanwhile. */
export async function replaceFormerRoom(
  _scope: SystemScope,
  db: Database,
  before: ChatChannelRow,
  sealed: string,
): Promise<boolean> {
  const rows = await db
    .update(chatChannels)
    .set({ sealed, sealedBy: null })
    .where(and(eq(chatChannels.id, before.id), eq(chatChannels.sealed, before.sealed)))
    .returning({ id: chatChannels.id });
  return rows.length > 0;
}

/** Webhooks with headers that the version before wrote readable, in order, from behind `after`. */
export async function readableWebhooks(
  _scope: SystemScope,
  db: Database,
  most: number,
  after: string | null,
): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .where(and(sql`${webhooks.headers} <> '{}'::jsonb`, after ? gt(webhooks.id, after) : undefined))
    .orderBy(asc(webhooks.id))
    .limit(most);
}

/** False when they were edited meanwhile. */
export async function replaceReadableHeaders(
  _scope: SystemScope,
  db: Database,
  before: WebhookRow,
  sealed: Pick<WebhookRow, "sealedHeaders" | "headerNames">,
): Promise<boolean> {
  const rows = await db
    .update(webhooks)
    .set({ ...sealed, headers: {} })
    .where(and(eq(webhooks.id, before.id), sql`${webhooks.headers} = ${JSON.stringify(before.headers)}::jsonb`))
    .returning({ id: webhooks.id });
  return rows.length > 0;
}

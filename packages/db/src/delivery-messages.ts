import type { Message } from "@daybook/core/bookings/messages";
import { eq, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { deliveries } from "./schema/effects.ts";
import type { SystemScope } from "./scopes.ts";

/** Keeps the own words that a delivery goes out with, unless some are kept: those that are from now on. */
export async function keepMessage(_scope: SystemScope, db: Database, id: string, message: Message): Promise<Message> {
  const [row] = await db
    .update(deliveries)
    .set({ message: sql`coalesce(${deliveries.message}, ${JSON.stringify(message)}::jsonb)` })
    .where(eq(deliveries.id, id))
    .returning({ message: deliveries.message });
  return row?.message ?? message;
}

/** Keeps others instead: whoever has it sent once more wants the words of now. */
export async function replaceMessage(_scope: SystemScope, db: Database, id: string, message: Message): Promise<void> {
  await db.update(deliveries).set({ message }).where(eq(deliveries.id, id));
}

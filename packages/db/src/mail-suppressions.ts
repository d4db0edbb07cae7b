import type { Suppression } from "@daybook/core/mail/mail-state";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { mailSuppressions } from "./schema/mails.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** Why nobody here writes to an address; null where they do. Whoever asks has a mail to it, or one of its bookings. */
export async function suppressionOfAddress(
  _scope: SystemScope,
  db: Database,
  address: string,
): Promise<Suppression | null> {
  const [row] = await db
    .select({ why: mailSuppressions.why, since: mailSuppressions.since, liftedAt: mailSuppressions.liftedAt })
    .from(mailSuppressions)
    .where(and(sql`${mailSuppressions.address} = address_hash(${address})`, eq(mailSuppressions.active, true)));
  return row ?? null;
}

/** An address is written to again from now on, epoch ms. */
export async function liftSuppression(
  _scope: SystemScope,
  db: Database,
  { address, by, now }: { address: string; by: "host" | "invitee"; now: number },
): Promise<void> {
  await db.execute(
    sql`UPDATE mail_suppressions SET active = false, lifted_at = ${at(now)}, lifted_by = ${by} WHERE address = address_hash(${address}) AND active`,
  );
}

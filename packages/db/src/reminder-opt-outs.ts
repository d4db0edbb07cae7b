import { and, asc, eq, like, or } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { reminderOptOuts } from "./schema/bookings.ts";
import { deliveries, events } from "./schema/effects.ts";
import type { CapabilityScope } from "./scopes.ts";

/** When a booking's invitee is written to by itself as it stands, epoch ms; by how it was planned, whatever they chose. */
export async function plannedReminders(scope: CapabilityScope<"manage">, db: Database): Promise<number[]> {
  const rows = await db
    .select({ at: deliveries.dueAt })
    .from(events)
    .innerJoin(deliveries, eq(deliveries.eventId, events.id))
    .where(
      and(
        eq(events.subjectKind, "booking"),
        eq(events.subjectId, scope.id),
        eq(deliveries.target, "invitee"),
        eq(deliveries.state, "waiting"),
        or(like(deliveries.about, "reminder:%"), like(deliveries.about, "follow\\_up:%")),
      ),
    )
    .orderBy(asc(deliveries.dueAt));
  return rows.map(({ at }) => at);
}

/** What the invitee wants of the booking that a link names. What was planned stays: it is asked for when it is due. */
export async function chooseReminders(
  scope: CapabilityScope<"manage" | "unsubscribe">,
  db: Database,
  on: boolean,
  now: number,
): Promise<void> {
  if (on) await db.delete(reminderOptOuts).where(eq(reminderOptOuts.bookingId, scope.id));
  else await db.insert(reminderOptOuts).values({ bookingId: scope.id, at: now }).onConflictDoNothing();
}

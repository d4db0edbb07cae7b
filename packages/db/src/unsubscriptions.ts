import { eq, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { chooseReminders } from "./reminder-opt-outs.ts";
import { accounts } from "./schema/accounts.ts";
import { appointments, bookings, reminderOptOuts } from "./schema/bookings.ts";
import type { CapabilityScope } from "./scopes.ts";

/** What a link to unsubscribe is about: an account's digest, or what a booking sends its invitee by itself. */
export interface Subscription {
  to: "digest" | "reminders";
  active: boolean;
  /** Of the booking; empty for a digest. */
  title: string;
  /** Whether that booking stands and is still to come. */
  upcoming: boolean;
}

/** Null when there is nothing of that id any more. */
export async function findSubscription(
  scope: CapabilityScope<"unsubscribe">,
  db: Database,
): Promise<Subscription | null> {
  const [account] = await db.select({ hour: accounts.digestHour }).from(accounts).where(eq(accounts.id, scope.id));
  if (account) return { to: "digest", active: account.hour !== null, title: "", upcoming: false };
  const [booking] = await db
    .select({
      title: sql<string>`${appointments.settings}->>'title'`,
      upcoming: sql<boolean>`(${bookings.state} IN ('confirmed', 'pending') AND ${appointments.endsAt} > now())`,
      off: sql<boolean>`EXISTS (SELECT FROM ${reminderOptOuts} WHERE ${reminderOptOuts.bookingId} = ${bookings.id})`,
    })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(eq(bookings.id, scope.id));
  if (!booking) return null;
  const { title, upcoming, off } = booking;
  return { to: "reminders", active: !off, title, upcoming };
}

/** As it is afterwards. */
export async function unsubscribe(
  scope: CapabilityScope<"unsubscribe">,
  db: Database,
  now: number,
): Promise<Subscription | null> {
  const found = await findSubscription(scope, db);
  if (found?.to === "digest")
    await db.update(accounts).set({ digestHour: null, digestAt: null }).where(eq(accounts.id, scope.id));
  if (found?.to === "reminders") await chooseReminders(scope, db, false, now);
  return found && { ...found, active: false };
}

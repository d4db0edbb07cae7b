import { resentDeliveries, resentEvent } from "@daybook/core/bookings/invitee-events";
import type { HistoryTold } from "@daybook/core/bookings/reply";
import type { BookingRow, BookingScope } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { InviteeRows } from "@daybook/db/invitee-writes";
import type { Caller } from "../audit/caller.ts";
import { auditBooking } from "../booking-changes/audit-booking.ts";
import { snapshotOf } from "../booking-changes/booking-event.ts";
import { commitOnce } from "../booking-changes/commit-once.ts";
import { changeBooking } from "../booking-changes/open-change.ts";
import type { BookingAnswer, ChangeOutcome } from "../booking-changes/outcome.ts";
import { requireDone } from "../bookings/outcome-response.ts";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import { notifyHosts } from "./notify-hosts.ts";

/** A change of a booking that leaves its time alone. */
export interface InviteeChange {
  env: Env;
  services: Services;
  scope: BookingScope;
  booking: Pick<BookingRow, "id" | "hostIds">;
  actor: "host" | "invitee";
  by: Caller;
  kind: InviteeRows["kind"];
  origin: string;
  key: IdempotencyKey;
  told?: (row: BookingRow) => HistoryTold;
  /** With the booking as it stands, in the change's transaction. */
  write(db: Database, rows: InviteeRows, row: BookingRow): Promise<void>;
}

const answerOf = ({ id, state, start, end, tokenEpoch, settings, hostIds }: BookingRow): BookingAnswer => ({
  ...{ id, state, start, end, tokenEpoch, location: settings.location, hostIds },
});

/** Makes the change, once, and tells the consoles of the booking's hosts. Throws what stands against it. */
export async function changeInvitee(change: InviteeChange): Promise<void> {
  const { env, services, scope, booking, key } = change;
  // The time before which an invitee has to move or cancel is no concern here.
  const asked = { scope, hostIds: booking.hostIds, bookingId: booking.id, actor: "system" as const, key };
  const outcome = await commitOnce(() =>
    changeBooking(services, asked, [], (db, row, { now }) => attempt(change, db, row, now)),
  );
  requireDone(outcome);
  if (outcome.kind === "done")
    await Promise.all([wakeEffects(env, outcome.effects), notifyHosts(env, booking.hostIds)]);
}

async function attempt(change: InviteeChange, db: Database, row: BookingRow, now: number): Promise<ChangeOutcome> {
  const { services, scope, actor, kind, origin, key } = change;
  const event = kind === "kept" ? null : resentEvent(`booking.${kind}`, row.id, snapshotOf(row), { actor, at: now });
  const events = event ? [newEvent(services, event, resentDeliveries(event), origin)] : [];
  const answer = answerOf(row);
  const actorId = typeof scope === "string" ? scope : null;
  const told = change.told?.(row);
  const rows = { bookingId: row.id, historyId: services.newId(), kind, actor, actorId, told, now, events, key, answer };
  await change.write(db, rows, row);
  auditBooking(services, db, {
    ...{ act: `booking.${kind}`, bookingId: row.id, hostIds: row.hostIds, by: change.by, actor, accountId: actorId },
  });
  return { kind: "done", answer, change: null, effects: deliveryIds(events) };
}

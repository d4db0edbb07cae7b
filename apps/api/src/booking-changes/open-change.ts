import { type Actor, changeRefusal } from "@daybook/core/bookings/change";
import { type BookingRow, type BookingScope, findBooking } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { findReplay, type IdempotencyKey, type KeyScope } from "@daybook/db/idempotency";
import { Rollback } from "@daybook/db/transaction";
import type { SQL } from "drizzle-orm";
import type { Caller } from "../audit/caller.ts";
import { changeHost, type Locked } from "../offers/change-host.ts";
import type { Services } from "../runtime/services.ts";
import type { BookingAnswer, ChangeOutcome } from "./outcome.ts";

/** A change of a booking that exists. */
export interface BookingChange {
  scope: BookingScope;
  /** Whom its appointment occupies, ascending. */
  hostIds: readonly string[];
  bookingId: string;
  actor: Actor;
  /** Who it is, for the audit log. Absent in what a Worker of before sends. */
  by?: Caller | undefined;
  /** False where the host chose that the invitee gets no mail of it. */
  tellsInvitee?: boolean | undefined;
  /** It leaves the time as it is: an invitee needs no notice for it. */
  keepsTime?: boolean;
  /** The client's, or one made for this call when it sent none. */
  key: IdempotencyKey;
}

/** Who acts, where an account does. */
export const actorId = ({ scope }: BookingChange): string | null => (typeof scope === "string" ? scope : null);

/** What an earlier call with the key came to; only asked when there was one. */
export async function replayOf(scope: KeyScope, db: Database, key: IdempotencyKey): Promise<ChangeOutcome> {
  const replay = await findReplay(scope, db, key);
  if (!replay) return { kind: "gone" };
  if (replay.kind === "reused") return { kind: "key_reused" };
  return { kind: "done", answer: replay.answer as BookingAnswer, change: null, effects: [] };
}

/** Changes a booking with its hosts locked, or says how the change ended before it began. */
export function changeBooking(
  services: Services,
  change: BookingChange,
  reads: readonly SQL[],
  work: (db: Database, row: BookingRow, locked: Locked) => Promise<ChangeOutcome | Rollback<ChangeOutcome>>,
): Promise<ChangeOutcome> {
  const { scope, key, hostIds: hosts } = change;
  return changeHost<ChangeOutcome>(services, {
    scope,
    key,
    hosts,
    reads,
    otherwise: async (db) => new Rollback(await replayOf(scope, db, key)),
    work: async (db, locked) => {
      const row = await findBooking(scope, db, change.bookingId);
      // Whoever reassigned it meanwhile changed whose rows have to be locked.
      if (!row || row.hostIds.some((id) => !locked.hosts.some((host) => host.id === id)))
        return new Rollback<ChangeOutcome>({ kind: "gone" });
      const actor = change.keepsTime ? "host" : change.actor;
      const reason = changeRefusal({ ...row, changeNotice: row.settings.changeNotice }, actor, locked.now);
      return reason ? new Rollback<ChangeOutcome>({ kind: "not_allowed", reason }) : work(db, row, locked);
    },
  });
}

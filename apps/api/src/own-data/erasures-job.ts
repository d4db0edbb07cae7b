import { DAY } from "@daybook/core/time/units";
import { withConnection } from "@daybook/db/connection";
import { comingBookings, dueErasures, eraseAccount, eraseAppointments, hasMailsWaiting } from "@daybook/db/erasures";
import { transact } from "@daybook/db/transaction";
import { ownerOf } from "../http/session-gate.ts";
import { leadDesk } from "../objects/host-desks.ts";
import { workerServices } from "../objects/worker-services.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";

const ACCOUNTS_AT_ONCE = 5;
const AT_ONCE = 200;
/** How long people may wait to be told that their booking is cancelled, before what would tell them goes, ms. */
const PATIENCE = 3 * DAY;

/** Erases accounts whose time has come: what is booked is cancelled first, and everybody told. May be run twice. */
export async function erasuresJob(env: Env): Promise<void> {
  const services = workerServices(env);
  const due = await withConnection(services.connect, (db) => dueErasures(system, db, services.now(), ACCOUNTS_AT_ONCE));
  for (const { id, eraseAt } of due) await erase(env, services, id, eraseAt ?? services.now());
}

async function erase(env: Env, services: Services, id: string, eraseAt: number): Promise<void> {
  if (!(await cancelComing(env, services, id))) return;
  const { connect, now } = services;
  const isTold =
    now() > eraseAt + PATIENCE || !(await withConnection(connect, (db) => hasMailsWaiting(system, db, id)));
  // The clock looks again.
  if (!isTold) return;
  while (await transact(connect, (db) => eraseAppointments(system, db, id, AT_ONCE)));
  await eraseFiles(env, id);
  await transact(connect, (db) => eraseAccount(system, db, id, now()));
}

/** True once nothing of the account is to come. */
async function cancelComing(env: Env, services: Services, id: string): Promise<boolean> {
  const { PUBLIC_URL } = settingsOf(env);
  const origin = PUBLIC_URL ? new URL(PUBLIC_URL).origin : "";
  for (;;) {
    const coming = await withConnection(services.connect, (db) =>
      comingBookings(system, db, id, services.now(), AT_ONCE),
    );
    if (coming.length === 0) return true;
    for (const booking of coming) {
      const outcome = await leadDesk(env, booking.hostIds).cancel({
        scope: ownerOf(id),
        hostIds: booking.hostIds,
        bookingId: booking.id,
        actor: "host",
        reason: "",
        origin,
        key: { scope: `cancel:${id}`, key: `erasure:${booking.id}`, bodyHash: "" },
      });
      // Somebody else's change is under way, or nobody knows: the clock looks again.
      if (outcome.kind !== "done" && outcome.kind !== "not_allowed") return false;
    }
  }
}

/** Whatever files an account has. */
async function eraseFiles(env: Env, id: string): Promise<void> {
  for (const prefix of [`exports/${id}/`, `pictures/${id}/`]) {
    for (;;) {
      const { objects } = await env.FILES.list({ prefix });
      if (objects.length === 0) break;
      await env.FILES.delete(objects.map(({ key }) => key));
    }
  }
}

import { mailboxOf } from "@daybook/core/bookings/guests";
import { type BookingRow, findBooking, standingGuests } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import { keepBooking, readdress } from "@daybook/db/invitee-writes";
import type { OwnerId } from "@daybook/db/scopes";
import type { Caller } from "../audit/caller.ts";
import { bookingDetail } from "../bookings/detail.ts";
import { type Api, route } from "../http/api-router.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { changeInvitee } from "./change-invitee.ts";
import { resumeMail } from "./resume-mail.ts";

interface Asked {
  owner: OwnerId;
  params: { id: string };
  key: IdempotencyKey | null;
  services: Services;
  env: Env;
  origin: string;
  readonly caller: Caller;
}

/** What the host's changes of a booking's invitee have in common. */
async function openAsHost({ owner, params, key, services, env, origin, caller }: Asked, what: string) {
  const booking = await withConnection(services.connect, (db) => findBooking(owner, db, params.id));
  if (!booking) throw new ApiFailure("not_found", { detail: "There is no such booking." });
  const once = { scope: `${what}:${owner}`, key: services.newId(), bodyHash: "" };
  return { env, services, scope: owner, booking, actor: "host" as const, by: caller, origin, key: key ?? once };
}

const present = ({ services, owner, params, origin }: Asked) => bookingDetail(services, owner, params.id, origin);

export function inviteeRoutes(api: Api): void {
  route(api, "POST /v1/bookings/{id}/address-correction", async ({ body, ...call }) => {
    const { email } = body;
    await changeInvitee({
      ...(await openAsHost(call, "readdress")),
      kind: "readdressed",
      told: (row: BookingRow) => ({ was: row.inviteeEmail }),
      async write(db, rows, row) {
        if (row.inviteeEmail === email) throw fieldFailure("email", "unchanged", "This is the address it has already.");
        // Whoever books and their guests are mailed each for themselves: one address is one of them.
        if (standingGuests(row).some((guest) => mailboxOf(guest.email) === mailboxOf(email)))
          throw fieldFailure("email", "guest_address", "This is the address of a guest. Take them off first.");
        await readdress(call.owner, db, { ...rows, email });
      },
    });
    return present(call);
  });

  route(api, "POST /v1/bookings/{id}/mail-resumption", async (call) => {
    await resumeMail(await openAsHost(call, "resume"), async () => false);
    return present(call);
  });

  route(api, "POST /v1/bookings/{id}/keeping", async (call) => {
    await changeInvitee({
      ...(await openAsHost(call, "keep")),
      kind: "kept",
      write: (db, rows) => keepBooking(call.owner, db, rows),
    });
    return present(call);
  });
}

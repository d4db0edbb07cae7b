import type { BookingDetail, hostBooking } from "@daybook/contract/bookings";
import { withConnection } from "@daybook/db/connection";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import { findOwnPage } from "@daybook/db/pages";
import type { EventTypePage, OwnerId } from "@daybook/db/scopes";
import type { z } from "zod";
import { requireAccount } from "../accounts/require-account.ts";
import type { Caller } from "../audit/caller.ts";
import { noteContacts, requireContact } from "../contacts/contact-limit.ts";
import { leadDesk } from "../objects/host-desks.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { bookingDetail } from "./detail.ts";
import { addressesOf, written } from "./given-guests.ts";
import { hostsAlone } from "./hosts-alone.ts";
import { presentDone, requireDone } from "./outcome-response.ts";

interface Call {
  owner: OwnerId;
  body: z.output<typeof hostBooking>;
  key: IdempotencyKey;
  services: Services;
  env: Env;
  origin: string;
  readonly caller: Caller;
  waitUntil(promise: Promise<unknown>): void;
}

/** Throws `not_found` for an event type that is deleted, or that isn't theirs to book. */
export async function requireOwnPage(services: Services, owner: OwnerId, eventTypeId: string): Promise<EventTypePage> {
  const page = await withConnection(services.connect, async (db) => {
    const found = await findOwnPage(owner, db, eventTypeId);
    if (found) await noteContacts(services, db, found);
    return found;
  });
  if (!page) throw new ApiFailure("not_found", { detail: "There is no such event type." });
  return page;
}

/**
 * A host books for somebody: the claim goes the way of all claims, through the lead desk of the page, and says whose word
 * it is. Only who is told by mail counts among those whom the account writes to.
 */
export async function bookForSomebody(call: Call): Promise<BookingDetail> {
  const { owner, body, services, env, origin } = call;
  const { eventTypeId, start, duration, timezone, invitee, answers = {}, guests } = body;
  const page = await requireOwnPage(services, owner, eventTypeId);
  const key = { ...call.key, scope: `book-for:${owner}:${eventTypeId}` };
  const outsideOffer = body.outsideOffer === true && (await hostsAlone(services, owner, page.hostIds));
  const host = { accountId: owner, outsideOffer, tellsInvitee: body.notify ?? true };
  if (host.tellsInvitee) await requireContact(services, env, page, addressesOf(invitee, guests), key);
  const reader = await readerFor(services, owner, body);
  const claim = leadDesk(env, page.hostIds).claim({
    ...{ page, start, duration, timezone, invitee, answers, guests: written(guests), host, key, origin },
    by: call.caller,
    ...reader,
  });
  // The claim runs to its end even if the client leaves.
  call.waitUntil(claim.catch(() => {}));
  const answer = requireDone(await claim);
  return {
    // The page may have given it to another of its hosts.
    ...(await bookingDetail(services, owner, answer.id, origin, system)),
    ...(await presentDone(services, answer, origin)),
  };
}

/** What the invitee reads: as the host said, or as the host reads, who likely speaks with them. */
async function readerFor(services: Services, owner: OwnerId, body: Call["body"]) {
  const account = await requireAccount(services, owner);
  return {
    locale: body.locale ?? account.locale ?? undefined,
    hour12: body.clock ? body.clock === "12" : (account.hour12 ?? undefined),
  };
}

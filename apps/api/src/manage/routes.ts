import type { Ink } from "@daybook/contract/event-types";
import type { Managed } from "@daybook/contract/manage";
import { changeRefusal, changeUntil } from "@daybook/core/bookings/change";
import { mostGuests } from "@daybook/core/bookings/guests";
import { liftRefusal, type Suppression } from "@daybook/core/mail/mail-state";
import { formatInstant } from "@daybook/core/time/instant";
import { type BookingRow, bookingSurroundings, findBooking } from "@daybook/db/bookings";
import { type Database, withConnection } from "@daybook/db/connection";
import { bookingData } from "@daybook/db/export-rows";
import { forgetBooking } from "@daybook/db/forgetting";
import { suppressionOfAddress } from "@daybook/db/mail-suppressions";
import { chooseReminders, plannedReminders } from "@daybook/db/reminder-opt-outs";
import type { CapabilityScope } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { writeCopy } from "@daybook/integrations/calendars/ics/write-copy";
import { wordsOf } from "@daybook/words/server";
import { audit } from "../audit/audit.ts";
import { theInvitee } from "../audit/caller.ts";
import { auditBooking } from "../booking-changes/audit-booking.ts";
import { keptFor } from "../booking-changes/commit-move.ts";
import { guestsOf } from "../booking-changes/guests-along.ts";
import { inviteeEvent } from "../bookings/calendar-event.ts";
import { changeGuests } from "../bookings/change-guests.ts";
import { manageToken, manageUrl } from "../bookings/manage-url.ts";
import { moveSlots } from "../bookings/move-slots.ts";
import { presentDone, requireDone } from "../bookings/outcome-response.ts";
import { cancellationOf } from "../bookings/present.ts";
import { requireGuestContact } from "../contacts/contact-limit.ts";
import { type Api, route } from "../http/api-router.ts";
import { calendarResponse } from "../http/calendar-response.ts";
import { checkDateRange } from "../http/date-range.ts";
import { resumeMail } from "../invitees/resume-mail.ts";

import { holdsOfHosts, leadDesk } from "../objects/host-desks.ts";
import { inOurWords } from "../own-data/export-rows.ts";
import { readerOfInvitee } from "../readers/reader-of.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { manageScope } from "../tokens/capability-scopes.ts";
import { readHold } from "../tokens/hold-token.ts";
import { isMailboxProof } from "../tokens/mailbox-proof.ts";

interface Opened {
  scope: CapabilityScope<"manage">;
  row: BookingRow;
  around: NonNullable<Awaited<ReturnType<typeof bookingSurroundings>>>;
  suppression: Suppression | null;
  /** When the invitee is to be written to by itself. */
  planned: number[];
}

async function open(services: Services, db: Database, token: string): Promise<Opened> {
  const scope = await manageScope(services.keys, db, token);
  const row = scope && (await findBooking(scope, db, scope.id));
  const around = row && (await bookingSurroundings(scope, db, row.id));
  if (!scope || !row || !around)
    throw new ApiFailure("not_found", { detail: "This link isn't valid, or not any more." });
  const suppression = await suppressionOfAddress(system, db, row.inviteeEmail);
  return { scope, row, around, suppression, planned: await plannedReminders(scope, db) };
}

const openOnce = (services: Services, token: string): Promise<Opened> =>
  withConnection(services.connect, (db) => open(services, db, token));

async function present(
  services: Services,
  { row, around, suppression, planned }: Opened,
  origin: string,
): Promise<Managed> {
  const { handle, slug, durations, hostName: name, hostTagline: tagline, hostTimezone: timezone } = around;
  const change = { ...row, changeNotice: row.settings.changeNotice };
  return {
    id: row.id,
    state: row.state,
    start: formatInstant(row.start),
    end: formatInstant(row.end),
    title: row.settings.title,
    ink: row.settings.ink as Ink,
    location: row.settings.location,
    price: row.settings.price,
    timezone: row.inviteeTimezone,
    host: { handle, name, tagline, timezone },
    invitee: { name: row.inviteeName, email: row.inviteeEmail },
    answers: row.answers,
    guests: guestsOf(row),
    maxGuests: mostGuests(row.settings),
    cancellation: cancellationOf(row),
    page: { handle, slug, durations, bookable: around.deletedAt === null && !around.paused },
    changeUntil: formatInstant(changeUntil(change)),
    changeable: changeRefusal(change, "invitee", services.now()) === null,
    calendarUrl: `${origin}/v1/manage/${await manageToken(services, row)}/calendar.ics`,
    mail: {
      stopped: suppression !== null,
      resumable: suppression !== null && liftRefusal(suppression, { ownsMailbox: false, now: services.now() }) === null,
    },
    reminders: { on: !around.remindersOff, at: planned.filter((at) => at > services.now()).map(formatInstant) },
  };
}

/** Who moves a booking whose event type was deleted hears that its page is gone: it won't go on some day. */
const pageGone = () =>
  new ApiFailure("page_paused", {
    reason: "page_paused",
    alternatives: [],
    detail: "The page of this booking is gone, so there are no times to move to. You can cancel, or write to the host.",
  });

export function manageRoutes(api: Api): void {
  route(api, "GET /v1/manage/{token}", async ({ params, services, origin }) => {
    return present(services, await openOnce(services, params.token), origin);
  });

  route(api, "GET /v1/manage/{token}/slots", async ({ params, query, services, env }) => {
    checkDateRange(query.from, query.to);
    const { scope, row } = await openOnce(services, params.token);
    const holds = await holdsOfHosts(env, row.hostIds);
    return moveSlots(services, scope, "invitee", row, holds, query);
  });

  route(api, "GET /v1/manage/{token}/calendar.ics", async ({ params, services, request, origin }) => {
    const { row, around } = await openOnce(services, params.token);
    const words = wordsOf(readerOfInvitee(row));
    const event = inviteeEvent(row, around.hostName, await manageUrl(services, row, origin), words);
    return calendarResponse(request, writeCopy(event), {
      modified: row.updatedAt,
      now: services.now(),
      cacheControl: "private, no-cache",
      filename: "booking.ics",
    });
  });

  route(api, "GET /v1/manage/{token}/data", async ({ params, services }) => {
    const [data] = await withConnection(services.connect, async (db) => {
      const { scope } = await open(services, db, params.token);
      return bookingData(scope, db);
    });
    if (!data) throw new ApiFailure("not_found");
    return Response.json(inOurWords(data), {
      headers: {
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "content-disposition": 'attachment; filename="booking.json"',
      },
    });
  });

  route(api, "POST /v1/manage/{token}/erasure", async ({ params, services }) => {
    const erased = await transact(services.connect, async (db) => {
      const { scope, row } = await open(services, db, params.token);
      const forgotten = await forgetBooking(scope, db, services.now());
      const entry = {
        act: "booking.erased",
        subject: { kind: "booking", id: row.id },
        log: { hosts: row.hostIds },
      } as const;
      if (forgotten) audit(services, db, theInvitee(row.id), entry);
      return forgotten;
    });
    if (!erased) throw new ApiFailure("still_to_come", { detail: "Cancel first: what is still to come is needed." });
    return undefined;
  });

  route(api, "PUT /v1/manage/{token}/reminders", async ({ params, body: { on }, services }) =>
    transact(services.connect, async (db) => {
      const { scope, row, around } = await open(services, db, params.token);
      if (on !== around.remindersOff) return { on };
      await chooseReminders(scope, db, on, services.now());
      auditBooking(services, db, {
        ...{ act: "booking.reminders_changed", bookingId: row.id, hostIds: row.hostIds },
        ...{ by: theInvitee(row.id), actor: "invitee", accountId: null },
        ...{ before: { reminders: !on }, after: { reminders: on } },
      });
      return { on };
    }),
  );

  route(api, "POST /v1/manage/{token}/cancellation", async ({ params, body, key, services, env, origin }) => {
    const { scope, row } = await openOnce(services, params.token);
    const keyScope = `cancel:${row.id}`;
    const outcome = await leadDesk(env, row.hostIds).cancel({
      scope,
      hostIds: row.hostIds,
      bookingId: row.id,
      actor: "invitee",
      reason: body.reason ?? "",
      origin,
      key: key ? { ...key, scope: keyScope } : { scope: keyScope, key: services.newId(), bodyHash: "" },
    });
    return { id: requireDone(outcome).id, state: "cancelled" as const };
  });

  route(api, "POST /v1/manage/{token}/rescheduling", async ({ params, body, key, services, env, origin }) => {
    const { scope, row, around } = await openOnce(services, params.token);
    const holdId = body.hold === undefined ? undefined : (await readHold(services.keys, body.hold)).holdId;
    // The link is a secret: its key is kept under the booking's id.
    const ours = { ...key, scope: `move:${row.id}` };
    const guests = guestsOf(row).map(({ email }) => email);
    await requireGuestContact(services, env, scope, row, guests, ours);
    const outcome = await leadDesk(env, row.hostIds).move({
      scope,
      hostIds: row.hostIds,
      bookingId: row.id,
      actor: "invitee",
      start: body.start,
      duration: body.duration,
      kept: keptFor(row, body),
      origin,
      holdId,
      key: ours,
    });
    if (outcome.kind === "refused" && outcome.reason === "page_paused" && around.deletedAt !== null) throw pageGone();
    return presentDone(services, requireDone(outcome), origin);
  });

  route(api, "POST /v1/manage/{token}/mail-resumption", async ({ params, body, key, services, env, origin }) => {
    const { scope, row } = await openOnce(services, params.token);
    const { mailbox } = body;
    await resumeMail(
      {
        ...{ env, services, scope, booking: row, actor: "invitee", by: theInvitee(row.id), origin },
        // The link is a secret: its key is kept under the booking's id.
        key: { ...(key ?? { key: services.newId(), bodyHash: "" }), scope: `resume:${row.id}` },
      },
      async (now) => mailbox !== undefined && isMailboxProof(services.keys, now, mailbox),
    );
    return present(services, await openOnce(services, params.token), origin);
  });
  route(api, "POST /v1/manage/{token}/guests", async ({ params, body, key, services, env, origin, waitUntil }) => {
    const { scope, row } = await openOnce(services, params.token);
    const ours = { ...key, scope: `guests:${row.id}` };
    await requireGuestContact(
      services,
      env,
      scope,
      row,
      body.guests.map(({ email }) => email),
      ours,
    );
    const change = { scope, actor: "invitee" as const, key: ours, origin, add: body.guests };
    return changeGuests({ services, env, waitUntil }, row, change);
  });

  route(
    api,
    "DELETE /v1/manage/{token}/guests/{guestId}",
    async ({ params, key, services, env, origin, waitUntil }) => {
      const { scope, row } = await openOnce(services, params.token);
      const keyScope = `guest:${row.id}:${params.guestId}`;
      const ours = key ? { ...key, scope: keyScope } : { scope: keyScope, key: services.newId(), bodyHash: "" };
      const change = { scope, actor: "invitee" as const, key: ours, origin, remove: params.guestId };
      return changeGuests({ services, env, waitUntil }, row, change);
    },
  );
}

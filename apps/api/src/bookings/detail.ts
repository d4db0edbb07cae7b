import type { BookingDetail } from "@daybook/contract/bookings";
import { formatInstant } from "@daybook/core/time/instant";
import { findAccount } from "@daybook/db/accounts";
import { repliesOf } from "@daybook/db/booking-replies";
import { type BookingRow, type BookingScope, bookingSurroundings, findBooking, historyOf } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import { deliveriesOfBooking } from "@daybook/db/deliveries";
import { outcomesOf } from "@daybook/db/mail-outcomes";
import { suppressionOfAddress } from "@daybook/db/mail-suppressions";
import type { OwnerId } from "@daybook/db/scopes";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { manageUrl } from "./manage-url.ts";
import { instants } from "./outcome-response.ts";
import { presentBooking } from "./present.ts";
import { addressAt, presentDelivery } from "./present-delivery.ts";
import { presentMail, presentReply } from "./present-invitee.ts";

const stretch = (start: number | null, end: number | null) =>
  start === null || end === null ? undefined : instants({ start, end });

/** Guests by name, where they were added or taken off. */
function namedGuests({ guests }: BookingRow, change: { added: string[]; removed: string[] }) {
  const named = (ids: string[]) =>
    guests.filter(({ id }) => ids.includes(id)).map(({ id, email, name }) => ({ id, email, name }));
  return { added: named(change.added), removed: named(change.removed) };
}

/**
 * One booking of the account, with what happened to it and which mails went out. Whoever may read it though they don't host
 * it says by which scope.
 */
export async function bookingDetail(
  services: Services,
  owner: OwnerId,
  id: string,
  origin: string,
  scope: BookingScope = owner,
): Promise<BookingDetail> {
  return withConnection(services.connect, async (db) => {
    const row = await findBooking(scope, db, id);
    const around = row && (await bookingSurroundings(scope, db, id));
    if (!row || !around) throw new ApiFailure("not_found", { detail: "There is no such booking." });
    const history = await historyOf(scope, db, id);
    const deliveries = await deliveriesOfBooking(scope, db, id);
    const deliveryIds = deliveries.map((delivery) => delivery.id);
    const outcomes = await outcomesOf(system, db, deliveryIds);
    const replies = await repliesOf(scope, db, id);
    const suppression = await suppressionOfAddress(system, db, row.inviteeEmail);
    const account = await findAccount(owner, db);
    return {
      ...presentBooking(row),
      answers: row.answers,
      history: history.map((entry) => {
        const [from, to] = [stretch(entry.fromStart, entry.fromEnd), stretch(entry.toStart, entry.toEnd)];
        return {
          at: formatInstant(entry.at),
          kind: entry.kind,
          by: entry.actor,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...(entry.reason ? { reason: entry.reason } : {}),
          ...(entry.actor === "host" && entry.actorName && entry.actorId !== owner ? { byName: entry.actorName } : {}),
          ...(entry.tellsInvitee ? {} : { silent: true as const }),
          ...(entry.outsideOffer ? { outsideOffer: true as const } : {}),
          ...(entry.told?.answer ? { answer: entry.told.answer } : {}),
          ...(entry.told?.name ? { answeredBy: entry.told.name } : {}),
          ...(entry.told?.was ? { was: entry.told.was } : {}),
          ...(entry.guests ? { guests: namedGuests(row, entry.guests) } : {}),
        };
      }),
      deliveries: deliveries.map((delivery) => {
        const then = { ...row, inviteeEmail: addressAt(delivery.doneAt, row, history) };
        return presentDelivery(delivery, then, around.hosts, account?.hostId, outcomes.get(delivery.id));
      }),
      replies: replies.map((reply) => presentReply(reply, row, services.now())),
      mail: presentMail(suppression, services.now()),
      eventType: {
        handle: around.handle,
        slug: around.slug,
        durations: around.durations,
        deleted: around.deletedAt !== null,
      },
      sequence: row.sequence,
      manageUrl: await manageUrl(services, row, origin),
    };
  });
}

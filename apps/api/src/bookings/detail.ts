import type { BookingDetail } from "@daybook/contract/bookings";
import { mailed } from "@daybook/core/bookings/events";
import { formatInstant } from "@daybook/core/time/instant";
import { bookingSurroundings, findBooking, historyOf } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import { deliveriesOfBooking } from "@daybook/db/deliveries";
import type { OwnerId } from "@daybook/db/scopes";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { manageUrl } from "./manage-url.ts";
import { namedHost } from "./named-host.ts";
import { instants } from "./outcome-response.ts";
import { presentBooking } from "./present.ts";

const stretch = (start: number | null, end: number | null) =>
  start === null || end === null ? undefined : instants({ start, end });

/** One booking of the account, with what happened to it and which mails went out. */
export async function bookingDetail(
  services: Services,
  owner: OwnerId,
  id: string,
  origin: string,
): Promise<BookingDetail> {
  return withConnection(services.connect, async (db) => {
    const row = await findBooking(owner, db, id);
    const around = row && (await bookingSurroundings(owner, db, id));
    if (!row || !around) throw new ApiFailure("not_found", { detail: "There is no such booking." });
    const history = await historyOf(owner, db, id);
    const deliveries = await deliveriesOfBooking(owner, db, id);
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
          ...(entry.tellsInvitee ? {} : { silent: true as const }),
          ...(entry.outsideOffer ? { outsideOffer: true as const } : {}),
        };
      }),
      deliveries: deliveries.map(({ eventKind, target, doneAt, ...delivery }) => ({
        ...delivery,
        kind: `mail.${mailed[eventKind as keyof typeof mailed] ?? eventKind}`,
        to: target === "invitee" ? row.inviteeEmail : (namedHost(target, around.hosts)?.email ?? around.hostEmail),
        at: doneAt === null ? null : formatInstant(doneAt),
      })),
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

import { prepareHost } from "@daybook/core/availability/host";
import { openHours } from "@daybook/core/availability/open-hours";
import { bookingsBetween } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import { ownBusyBlocks } from "@daybook/db/offer-inputs";
import { openingHours } from "@daybook/db/schedules";
import type { OwnerId } from "@daybook/db/scopes";
import { requireAccount } from "../accounts/require-account.ts";
import { dateRange } from "../offers/date-range.ts";
import type { Services } from "../runtime/services.ts";
import { instants } from "./outcome-response.ts";
import { presentBooking } from "./present.ts";

/** What stands in a host's calendar between two inclusive dates, and the hours that any schedule opens. */
export async function calendarDays(
  services: Services,
  owner: OwnerId,
  question: { from: string; to: string; timezone: string },
) {
  const { hostId } = await requireAccount(services, owner);
  const { from, to } = dateRange(question);
  return withConnection(services.connect, async (db) => {
    const rows = await bookingsBetween(owner, db, from, to);
    const busy = await ownBusyBlocks(owner, db, from, to);
    const schedules = await openingHours(owner, db);
    const hosts = schedules.map((hours) => prepareHost({ hostId, hours, appointments: [], busy: [], holds: [] }));
    return {
      bookings: rows.map(presentBooking),
      busy: busy.map(({ start, end, title, source }) => ({ ...instants({ start, end }), title, source })),
      open: openHours(hosts, from, to).map(instants),
      overrides: schedules.flatMap(({ name, overrides }) =>
        overrides
          .filter(({ date }) => date >= question.from && date <= question.to)
          .map((override) => ({ ...override, schedule: name })),
      ),
    };
  });
}

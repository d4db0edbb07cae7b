import type { MoveSlots } from "@daybook/contract/bookings";
import { offer } from "@daybook/core/availability/offer";
import type { Actor } from "@daybook/core/bookings/change";
import { formatInstant } from "@daybook/core/time/instant";
import type { BookingRow } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import { loadOfferInputs } from "@daybook/db/offer-inputs";
import type { CapabilityScope, OwnerId } from "@daybook/db/scopes";
import { moveGroups, moveSettings } from "../booking-changes/commit-move.ts";
import { notOffered } from "../http/not-offered.ts";
import { cutStarts } from "../offers/cut-starts.ts";
import { dateRange } from "../offers/date-range.ts";
import type { HoldsByHost } from "../offers/hold-block.ts";
import { REACH } from "../offers/prepared-inputs.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

/** Times the actor can move a booking to: decided as the move itself will be, so its own time doesn't block. */
export async function moveSlots(
  services: Services,
  scope: CapabilityScope<"manage"> | OwnerId,
  actor: Actor,
  row: BookingRow,
  holds: HoldsByHost,
  question: { from: string; to: string; timezone: string; duration?: number | undefined },
): Promise<MoveSlots> {
  const range = dateRange(question);
  const inputs = await withConnection(services.connect, (db) =>
    loadOfferInputs(scope, db, row.eventTypeId, range.from - REACH, range.to + REACH),
  );
  if (!inputs) throw new ApiFailure("not_found");
  const settings = moveSettings(inputs, row, actor);
  const duration = question.duration ?? (row.end - row.start) / 60_000;
  if (!settings.durations.includes(duration)) throw notOffered(settings.durations, "query");
  if (settings.paused) return { slots: [] };
  const { starts } = offer({
    groups: moveGroups(inputs, row, holds),
    rules: { ...settings, duration },
    now: services.now(),
    ...range,
    except: { appointmentId: row.appointmentId },
  });
  const cut = cutStarts(starts, question);
  const slots = cut.starts
    .filter((start) => start !== row.start || duration !== (row.end - row.start) / 60_000)
    .map((start) => ({ start: formatInstant(start), end: formatInstant(start + duration * 60_000) }));
  return { slots, ...(cut.nextFrom ? { nextFrom: cut.nextFrom } : {}) };
}

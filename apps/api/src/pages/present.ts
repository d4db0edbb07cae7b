import type { Ink } from "@daybook/contract/event-types";
import type { BookingPage, Profile, PublicEventType } from "@daybook/contract/pages";
import type { ReminderRule } from "@daybook/core/bookings/reminders";
import { withConnection } from "@daybook/db/connection";
import type { EventTypeRow } from "@daybook/db/event-types";
import { readPage, readProfile } from "@daybook/db/pages";
import { requirePage, requirePossible } from "../offers/page-addresses.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";

const NOBODY = "Nobody has this handle.";

const present = (row: Omit<EventTypeRow, "scheduleId">, closed: boolean): PublicEventType => ({
  slug: row.slug,
  title: row.title,
  description: row.description,
  durations: row.durations,
  ink: row.ink as Ink,
  // A meeting's address lets anyone in: it is for those who have booked.
  location: row.location.kind === "link" ? { kind: "link", value: "" } : row.location,
  price: row.price,
  changeNotice: row.rules.changeNotice,
  paused: row.paused || closed,
});

const textsInvitees = (rules: readonly ReminderRule[]): boolean =>
  rules.some(({ by, to }) => by === "sms" && to !== "host");

/** What a booking page shows. Throws `not_found`. */
export async function presentPage(services: Services, handle: string, slug: string): Promise<BookingPage> {
  const scope = await requirePage(services, handle, slug);
  const row = await withConnection(services.connect, (db) => readPage(scope, db));
  if (!row) throw new ApiFailure("not_found", { detail: "There is no page at this address." });
  return {
    host: { handle: scope.handle, name: row.hostName, tagline: row.hostTagline, timezone: row.timezone },
    eventType: {
      ...present(row.eventType, row.closed),
      questions: row.eventType.questions as BookingPage["eventType"]["questions"],
      maxGuests: row.eventType.maxGuests,
      ...(textsInvitees(row.eventType.reminders) ? { texts: true as const } : {}),
      timezone: row.timezone,
    },
  };
}

/** A public profile. Throws `not_found`. */
export async function presentProfile(services: Services, handle: string): Promise<Profile> {
  requirePossible([handle], NOBODY);
  const found = await withConnection(services.connect, (db) => readProfile(system, db, handle, services.publicPages));
  if (!found) throw new ApiFailure("not_found", { detail: NOBODY });
  const { accountId: _, closed, ...host } = found.host;
  return {
    host,
    eventTypes: found.listed.map(({ eventType }) => present(eventType, closed)),
    groups: groupsOf(found.listed),
  };
}

/** The headings under which something is listed, in order. */
function groupsOf(listed: NonNullable<Awaited<ReturnType<typeof readProfile>>>["listed"]): Profile["groups"] {
  const groups = new Map<string, Profile["groups"][number]>();
  for (const { eventType, group } of listed) {
    if (!group) continue;
    const { slugs } = groups.get(group.id) ?? { slugs: [] };
    groups.set(group.id, { title: group.title, slugs: [...slugs, eventType.slug] });
  }
  return [...groups.values()];
}

import { type EventType, inks } from "@daybook/contract/event-types";
import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { usualReminders } from "@daybook/core/bookings/reminders";
import { type Database, withConnection } from "@daybook/db/connection";
import {
  deleteEventType,
  type EventTypeRow,
  findEventType,
  hostsOfEventType,
  insertEventType,
  listEventTypes,
  restoreEventType,
  slugsOf,
  updateEventType,
} from "@daybook/db/event-types";
import { violates } from "@daybook/db/failures";
import { findSchedule } from "@daybook/db/schedules";
import type { OwnerId } from "@daybook/db/scopes";
import { wordsOf } from "@daybook/words/server";
import { requireAccount } from "../accounts/require-account.ts";
import { audit } from "../audit/audit.ts";
import { changeOffer } from "../desk/change-offer.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { versionChanged } from "../http/if-match.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure, fieldFailure, namedFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { nextFreeOf } from "./next-free.ts";
import { notifyConsoles } from "./notify-consoles.ts";
import { placeCopy } from "./place-copy.ts";
import { presentEventType } from "./present.ts";
import { copySlug, copyTitle, freeSlug, slugFrom } from "./slug.ts";
import { storedValues, withDraft } from "./values.ts";

const slugTaken = (slug: string) =>
  namedFailure(
    "slug_taken",
    { in: "body", path: "slug", params: { value: slug } },
    `You have a page “${slug}” already.`,
  );

/** Says `slug_taken` for the constraint's refusal. */
async function namingSlug<T>(slug: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw violates(error, "pages_handle_slug_key") ? slugTaken(slug) : error;
  }
}

const subjectOf = ({ id, title }: { id: string; title: string }) => ({ kind: "event_type", id, name: title });
/** What a log tells of a new one: what it is, not each of its settings. */
const auditedCreation = ({ slug, durations, price, draft }: EventType) => ({
  ...{ slug, durations, draft },
  ...(price ? { price } : {}),
});

/** Under the host's lock, so that nobody deletes it meanwhile. */
async function requireSchedule(owner: OwnerId, db: Database, id: string): Promise<void> {
  if (!(await findSchedule(owner, db, id)))
    throw fieldFailure("scheduleId", "unknown_schedule", "You have no such schedule.");
}

const gone = () => new ApiFailure("not_found", { detail: "There is no such event type." });

async function requireRow(services: Services, owner: OwnerId, id: string, deleted = false) {
  const row = await withConnection(services.connect, (db) => findEventType(owner, db, id, deleted));
  if (!row) throw gone();
  return row;
}

/** What a row of this owner is told as. */
async function presenter(
  services: Services,
  owner: OwnerId,
  origin: string,
): Promise<(row: EventTypeRow) => EventType> {
  const { handle } = await requireAccount(services, owner);
  return (row) => presentEventType(row, { handle, origin });
}

/** Runs a change of what an event type's hosts offer. */
async function changeEventType<T>(
  call: { services: Services; env: Env; owner: OwnerId },
  id: string,
  change: (db: Database) => Promise<T>,
): Promise<T> {
  const { services, env, owner } = call;
  const hosts = await withConnection(services.connect, (db) => hostsOfEventType(owner, db, id));
  return changeOffer(services, env, owner, hosts, change);
}

/**
 * An answer that was kept from before there were drafts, reminders, or words of the host's own, is of none; one from
 * before guests lets them come.
 */
const asToldNow = (made: EventType): EventType => ({
  ...made,
  draft: made.draft ?? false,
  messages: made.messages ?? {},
  reminders: made.reminders ?? [],
  maxGuests: made.maxGuests ?? MOST_GUESTS,
});

/** Two pages must not be given one slug: who names one has the host's lock first. */
async function requireLock(owner: OwnerId, db: Database): Promise<void> {
  if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
}

export function eventTypeRoutes(api: Api): void {
  route(api, "GET /v1/event-types", async ({ owner, query, services, origin }) => {
    const { handle } = await requireAccount(services, owner);
    const after = readCursor(query.cursor, isId);
    return withConnection(services.connect, async (db) => {
      const rows = await listEventTypes(owner, db, query.limit, after);
      const free = await nextFreeOf(owner, db, rows, services.now());
      return pageOf(
        rows,
        query.limit,
        (row) => presentEventType(row, { handle, origin }, free.get(row.id) ?? null),
        (row) => row.id,
      );
    });
  });

  route(api, "POST /v1/event-types", async ({ owner, body, key, services, env, origin, caller }) => {
    const wanted = body.slug;
    const present = await presenter(services, owner, origin);
    const made = await namingSlug(wanted ?? "", () =>
      createOnce(services, owner, key, async (db) => {
        await requireLock(owner, db);
        await requireSchedule(owner, db, body.scheduleId);
        const slugs = await slugsOf(owner, db);
        const slug = wanted ?? freeSlug(slugFrom(body.title), slugs);
        const ink = body.ink ?? inks[slugs.length % inks.length] ?? "sky";
        const reminders = body.reminders ?? [...usualReminders];
        const values = {
          ...storedValues(withDraft(body)),
          id: services.newId(),
          slug,
          ink,
          reminders,
          createdAt: services.now(),
        };
        const made = present(await insertEventType(owner, db, values, services.newId()));
        audit(services, db, caller, {
          act: "event_type.created",
          subject: subjectOf(made),
          after: auditedCreation(made),
        });
        return made;
      }),
    );
    await notifyConsoles(env, owner);
    return asToldNow(made);
  });

  route(api, "GET /v1/event-types/{id}", async ({ owner, params, services, origin }) => {
    const present = await presenter(services, owner, origin);
    return present(await requireRow(services, owner, params.id));
  });

  route(api, "PATCH /v1/event-types/{id}", async (call) => {
    const { owner, params, body, ifMatch, services, env, origin } = call;
    const before = await requireRow(services, owner, params.id);
    const present = await presenter(services, owner, origin);
    return namingSlug(body.slug ?? before.slug, () =>
      changeEventType({ services, env, owner }, params.id, async (db) => {
        if (body.scheduleId !== undefined) await requireSchedule(owner, db, body.scheduleId);
        const was = await findEventType(owner, db, params.id);
        const row = await updateEventType(owner, db, params.id, ifMatch, storedValues(withDraft(body)));
        if (!row || !was) throw was ? versionChanged("The event type") : gone();
        const after = present(row);
        const entry = { act: "event_type.changed", subject: subjectOf(after), before: present(was), after } as const;
        audit(services, db, call.caller, entry);
        return after;
      }),
    );
  });

  route(api, "DELETE /v1/event-types/{id}", async ({ owner, params, services, env, caller }) => {
    const row = await requireRow(services, owner, params.id);
    await changeEventType({ services, env, owner }, params.id, async (db) => {
      await deleteEventType(owner, db, params.id, services.now());
      audit(services, db, caller, { act: "event_type.deleted", subject: subjectOf(row) });
    });
    return undefined;
  });

  route(api, "POST /v1/event-types/{id}/restoration", async ({ owner, params, services, env, origin, caller }) => {
    const deleted = await requireRow(services, owner, params.id, true);
    const present = await presenter(services, owner, origin);
    return namingSlug(deleted.slug, () =>
      changeEventType({ services, env, owner }, deleted.id, async (db) => {
        const row = await restoreEventType(owner, db, deleted.id, services.newId());
        // Somebody may have been quicker to undo.
        if (!row) throw gone();
        audit(services, db, caller, { act: "event_type.restored", subject: subjectOf(row) });
        return present(row);
      }),
    );
  });

  route(api, "POST /v1/event-types/{id}/copies", async ({ owner, params, key, services, env, origin, caller }) => {
    const account = await requireAccount(services, owner);
    const words = wordsOf(readerOfHost(account));
    const made = await createOnce(services, owner, key, async (db) => {
      await requireLock(owner, db);
      const row = await findEventType(owner, db, params.id);
      if (!row) throw gone();
      const {
        accountId: _,
        teamId: __,
        version: ___,
        deletedAt: ____,
        groupId: _____,
        position: ______,
        ...values
      } = row;
      const slug = freeSlug(copySlug(row.slug), await slugsOf(owner, db));
      const [id, createdAt, title] = [services.newId(), services.now(), copyTitle(row.title, words)];
      const copy = { ...values, id, slug, title, paused: true, draft: true, createdAt };
      const inserted = await insertEventType(owner, db, copy, services.newId());
      await placeCopy(owner, db, params.id, id);
      audit(services, db, caller, { act: "event_type.copied", subject: subjectOf(inserted), after: { of: row.title } });
      return presentEventType(inserted, { handle: account.handle, origin });
    });
    await notifyConsoles(env, owner);
    return asToldNow(made);
  });
}

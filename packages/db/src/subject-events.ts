import type { Subject } from "@daybook/core/events/event";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { events } from "./schema/effects.ts";
import type { SystemScope } from "./scopes.ts";

/** What happened to a subject, of these kinds, in order. */
export async function eventsOf(_scope: SystemScope, db: Database, subject: Subject, kinds: readonly string[]) {
  return db
    .select({ sequence: events.sequence, before: events.before, after: events.after })
    .from(events)
    .where(
      and(eq(events.subjectKind, subject.kind), eq(events.subjectId, subject.id), inArray(events.kind, [...kinds])),
    )
    .orderBy(asc(events.sequence));
}

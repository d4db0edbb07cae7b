import type { Database } from "@daybook/db/connection";
import { readArrangement, writeArrangement } from "@daybook/db/event-type-order";
import type { OwnerId } from "@daybook/db/scopes";

/** Puts a copy directly after its original. The owner's host is locked. */
export async function placeCopy(owner: OwnerId, db: Database, original: string, copy: string): Promise<void> {
  const { ungrouped, groups } = await readArrangement(owner, db);
  const placed = (ids: readonly string[]) =>
    ids.flatMap((id) => (id === copy ? [] : id === original ? [original, copy] : [id]));
  await writeArrangement(owner, db, {
    ungrouped: placed(ungrouped),
    groups: groups.map((group) => ({ ...group, eventTypeIds: placed(group.eventTypeIds) })),
  });
}

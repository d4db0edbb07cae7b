import { z } from "zod";
import { operations } from "./operation.ts";
import { id, line, version } from "./primitives.ts";
import { type Broken, rule } from "./rule.ts";

const MOST_GROUPS = 50;
const ids = z.array(id).max(2000);
const title = line(80, 1);

/** In the order of the profile: those of no group first, then each group under its heading. */
const arrangement = z.strictObject({
  ungrouped: ids.describe("Event types of no group: they stand first"),
  groups: z
    .array(z.strictObject({ id: id.optional().describe("Absent: a new group"), title, eventTypeIds: ids }))
    .max(MOST_GROUPS),
});
type Arranged = z.output<typeof arrangement>;

/** Where each event type and each group is named, as `groups.0.eventTypeIds.2`. */
const places = ({ ungrouped, groups }: Arranged): { id: string; path: (string | number)[] }[] => [
  ...ungrouped.map((id, at) => ({ id, path: ["ungrouped", at] })),
  ...groups.flatMap(({ eventTypeIds }, group) =>
    eventTypeIds.map((id, at) => ({ id, path: ["groups", group, "eventTypeIds", at] })),
  ),
  ...groups.flatMap(({ id }, group) => (id ? [{ id, path: ["groups", group, "id"] }] : [])),
];

function namedTwice(wanted: Arranged): Broken | null {
  const seen = new Set<string>();
  for (const { id, path } of places(wanted)) {
    if (seen.has(id)) return { rule: "duplicate", path, message: "Each once: this one has a place already." };
    seen.add(id);
  }
  return null;
}

export const eventTypeOrderEdit = arrangement.superRefine(rule(namedTwice));
export const eventTypeOrder = z.object({
  ungrouped: z.array(id),
  groups: z.array(z.object({ id, title: z.string(), eventTypeIds: z.array(id) })),
  version: version.describe("Rises when the order changes, or what is put in order; name it in If-Match"),
});

export const eventTypeOrderOperations = operations({
  "GET /v1/event-type-order": {
    id: "getEventTypeOrder",
    summary: "The order of the event types, and the groups they stand in",
    access: { as: "account", scope: "event-types:read" },
    success: { status: 200, body: eventTypeOrder },
    errors: [],
  },
  "PUT /v1/event-type-order": {
    id: "replaceEventTypeOrder",
    summary: "Put all event types in order, and make, name or dissolve groups, in one go",
    description:
      "Name every event type once: what was made, copied or deleted since the order was read raises its version, so that nothing loses its place. A group that isn't named is dissolved. A profile lists the event types so, each group under its title; a group of which nothing is listed isn't shown.",
    access: { as: "account", scope: "event-types:write" },
    ifMatch: true,
    body: eventTypeOrderEdit,
    success: { status: 200, body: eventTypeOrder },
    errors: [],
  },
});

export type EventTypeOrder = z.output<typeof eventTypeOrder>;
export type EventTypeOrderEdit = z.input<typeof eventTypeOrderEdit>;

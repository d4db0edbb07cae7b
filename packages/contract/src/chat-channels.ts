import { z } from "zod";
import { deliveryTry, receiverDelivery, receiverDeliveryState, standing } from "./deliveries.ts";
import { operations } from "./operation.ts";
import { id, line, page, pageQuery, toldInstant, version } from "./primitives.ts";
import { type Broken, rule } from "./rule.ts";

/** Programs whose rooms can hear of changes. */
export const chatKinds = ["discord", "slack", "teams", "matrix"] as const;
/** What a room may be told of. */
export const chatEvents = ["booking.created", "booking.rescheduled", "booking.cancelled"] as const;

const once = (given: readonly string[]) => new Set(given).size === given.length;
const twice = { error: "One is there twice.", params: { rule: "duplicate" } };
const events = z.array(z.enum(chatEvents)).min(1).max(chatEvents.length).refine(once, twice);
const eventTypeIds = z
  .array(id)
  .max(100)
  .refine(once, twice)
  .describe("Event types whose bookings it hears of; of all where it is empty");
const name = line(100, 1);
const url = line(2_000, 1).meta({
  format: "uri",
  description: "The address that Discord, Slack or Teams gave for the room; of Matrix, the homeserver's",
});
const roomId = line(255, 1).meta({ description: "Matrix alone: the room's id, such as !room:example.org" });
const accessToken = line(1_000, 1).meta({ description: "Matrix alone: an access token of who writes; never answered" });

/** A Matrix room has an id and is written to by somebody; the others' address is all there is. */
function roomProblem(given: {
  kind: (typeof chatKinds)[number];
  roomId?: string | undefined;
  accessToken?: string | undefined;
}): Broken | null {
  const isMatrix = given.kind === "matrix";
  for (const field of ["roomId", "accessToken"] as const) {
    const isGiven = given[field] !== undefined;
    if (isMatrix && !isGiven) return { rule: "required", path: [field], message: "Matrix needs this." };
    if (!isMatrix && isGiven) return { rule: "matrix_only", path: [field], message: "Only Matrix has this." };
  }
  return null;
}

export const chatChannel = z.object({
  id,
  kind: z.enum(chatKinds),
  name: z.string(),
  address: z.string().describe("Where it leads, as much of it as opens nothing"),
  roomId: z.string().nullable(),
  events: z.array(z.enum(chatEvents)),
  eventTypeIds: z.array(id),
  active: z.boolean(),
  pausedBy: z
    .enum(["owner", "failing", "gone", "refused"])
    .nullable()
    .describe(
      "`failing`: nothing got through for three days; `gone`: answered 404 or 410; `refused`: answered 401 or 403",
    ),
  pausedAt: toldInstant.nullable(),
  ...standing,
  createdAt: toldInstant,
  version,
});

export const chatDeliveryDetail = receiverDelivery.extend({ tries: z.array(deliveryTry) });

/** A message as it is before it takes the form of a program. */
export const chatMessage = z.object({
  tone: z.enum(["created", "rescheduled", "cancelled", "test"]),
  heading: z.string(),
  lines: z.array(z.object({ label: z.string(), text: z.string(), struck: z.boolean(), href: z.string().nullable() })),
  link: z.object({ label: z.string(), url: z.string() }).nullable(),
});

const one = z.object({ id });
const oneDelivery = z.object({ id, deliveryId: id });
const accepted = z.object({ id });
const read = { as: "account", scope: "chat:read" } as const;
const write = { as: "account", scope: "chat:write" } as const;

export const chatChannelOperations = operations({
  "GET /v1/chat-channels": {
    id: "listChatChannels",
    summary: "The account's rooms in Discord, Slack, Teams and Matrix",
    access: read,
    query: z.object(pageQuery),
    success: { status: 200, body: page(chatChannel) },
    errors: [],
  },
  "POST /v1/chat-channels": {
    id: "createChatChannel",
    summary: "Have changes told in a room",
    description:
      "Messages are in the account's language, zone and clock, in the order of each booking's changes, and nothing that an invitee wrote can mention, link or format. The address is kept encrypted and never answered whole.",
    access: write,
    idempotency: "optional",
    body: z
      .strictObject({
        kind: z.enum(chatKinds),
        name,
        url,
        roomId: roomId.optional(),
        accessToken: accessToken.optional(),
        events,
        eventTypeIds: eventTypeIds.optional(),
      })
      .superRefine(rule(roomProblem)),
    success: { status: 201, body: chatChannel },
    errors: ["limit_reached"],
  },
  "GET /v1/chat-channels/{id}": {
    id: "getChatChannel",
    summary: "One room",
    access: read,
    params: one,
    success: { status: 200, body: chatChannel },
    errors: ["not_found"],
  },
  "PATCH /v1/chat-channels/{id}": {
    id: "editChatChannel",
    summary: "Change a room's settings, pause it, or have it go on",
    description:
      "`active: true` sends what has waited, in order. A token is kept for its homeserver alone: with another `url` comes another `accessToken`.",
    access: write,
    ifMatch: true,
    params: one,
    body: z.strictObject({
      name: name.optional(),
      url: url.optional(),
      roomId: roomId.optional(),
      accessToken: accessToken.optional(),
      events: events.optional(),
      eventTypeIds: eventTypeIds.optional(),
      active: z.boolean().optional(),
    }),
    success: { status: 200, body: chatChannel },
    errors: ["not_found"],
  },
  "DELETE /v1/chat-channels/{id}": {
    id: "deleteChatChannel",
    summary: "End a room; what waits for it is not sent",
    access: write,
    params: one,
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/chat-channels/{id}/restoration": {
    id: "restoreChatChannel",
    summary: "Take a deletion back, within a day",
    access: write,
    params: one,
    success: { status: 200, body: chatChannel },
    errors: ["not_found", "limit_reached"],
  },
  "POST /v1/chat-channels/{id}/test": {
    id: "testChatChannel",
    summary: "Send a trial, once",
    access: write,
    limit: "trials",
    idempotency: "optional",
    params: one,
    success: { status: 202, body: accepted },
    errors: ["not_found"],
  },
  "GET /v1/chat-channels/{id}/deliveries": {
    id: "listChatDeliveries",
    summary: "What was sent, the newest first; kept 30 days",
    access: read,
    params: one,
    query: z.object({ ...pageQuery, state: receiverDeliveryState.optional() }),
    success: { status: 200, body: page(receiverDelivery) },
    errors: ["not_found"],
  },
  "GET /v1/chat-channels/{id}/deliveries/{deliveryId}": {
    id: "getChatDelivery",
    summary: "One delivery with every try",
    access: read,
    params: oneDelivery,
    success: { status: 200, body: chatDeliveryDetail },
    errors: ["not_found"],
  },
  "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay": {
    id: "replayChatDelivery",
    summary: "Send it once more",
    access: write,
    params: oneDelivery,
    success: { status: 202, body: accepted },
    errors: ["not_found"],
  },
  "POST /v1/chat-channels/{id}/replays": {
    id: "replayFailedChatDeliveries",
    summary: "Send all dead letters once more, in order",
    access: write,
    params: one,
    success: { status: 202, body: z.object({ count: z.int() }) },
    errors: ["not_found"],
  },
  "GET /v1/chat-messages": {
    id: "listChatMessages",
    summary: "What is written in a room, by the example of one booking",
    access: read,
    success: { status: 200, body: z.object({ items: z.array(chatMessage) }) },
    errors: [],
  },
});

export type ChatKind = (typeof chatKinds)[number];
export type ChatChannel = z.output<typeof chatChannel>;
export type ChatDeliveryDetail = z.output<typeof chatDeliveryDetail>;
export type ChatMessage = z.output<typeof chatMessage>;

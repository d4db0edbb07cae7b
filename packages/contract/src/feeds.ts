import { z } from "zod";
import { operations } from "./operation.ts";
import { id, line, page, pageQuery, toldInstant } from "./primitives.ts";

export const feed = z.object({
  id,
  name: z.string(),
  url: z.string(),
  createdAt: toldInstant,
  rotatedAt: toldInstant.nullable(),
});
const one = z.object({ id });

export const feedOperations = operations({
  "GET /v1/feeds": {
    id: "listFeeds",
    summary: "The account's private calendar feeds",
    access: { as: "account", scope: "feeds:read" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(feed) },
    errors: [],
  },
  "POST /v1/feeds": {
    id: "createFeed",
    summary: "A new private calendar feed",
    access: { as: "account", scope: "feeds:write" },
    idempotency: "optional",
    body: z.strictObject({ name: line(80, 1) }),
    success: { status: 201, body: feed },
    errors: [],
  },
  "POST /v1/feeds/{id}/rotation": {
    id: "rotateFeed",
    summary: "A new address; the old one ends at once",
    access: { as: "account", scope: "feeds:write" },
    params: one,
    success: { status: 200, body: feed },
    errors: ["not_found"],
  },
  "DELETE /v1/feeds/{id}": {
    id: "deleteFeed",
    summary: "End a feed",
    access: { as: "account", scope: "feeds:write" },
    params: one,
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "GET /calendar/{file}": {
    id: "getFeed",
    summary: "The feed, iCalendar; the file is {token}.ics",
    description:
      "90 days back, two years ahead. Send the ETag in If-None-Match (or If-Modified-Since): an unchanged feed answers `304`. Parameters that calendar apps add are ignored.",
    access: { as: "capability", purpose: "feed" },
    params: z.object({ file: z.string() }),
    success: { status: 200, body: null, produces: "text/calendar" },
    errors: ["not_found"],
  },
});

export type Feed = z.output<typeof feed>;

import type { z } from "zod";
import { allOperations } from "./all-operations.ts";
import { errorStatus } from "./errors.ts";
import type { Examples } from "./example-shape.ts";
import { examples } from "./examples.ts";
import { MOST_OF_ADDRESS, MOST_READS, MOST_SOCKETS, mostCalls, rateLimitPolicy } from "./limits.ts";
import { problemExamples, refusal } from "./openapi-problems.ts";
import { type Json, Schemas } from "./openapi-schemas.ts";
import { describeWebhooks } from "./openapi-webhooks.ts";
import { describedTags, introduction, tagOf } from "./openapi-words.ts";
import { isForCalendars, type Operation, splitKey } from "./operation.ts";
import { errorsOf } from "./operation-errors.ts";
import { liveEvent } from "./pages.ts";
import { problem } from "./problem.ts";
import { sessionCookieName } from "./session-cookie.ts";

const parameterWords: Record<string, string> = {
  deliveryId: "From the list of deliveries",
  guestId: "From the list of the booking's guests",
  id: "From the answer that made it, or from a list",
  handle: "The public name of a host, such as ines",
  slug: "The page's name below the handle, such as intro",
  token: "The token of the invitee's link: `manageUrl` ends with it",
  file: "`{token}.ics`, as in the feed's `url`",
  from: "The first date, inclusive, in `timezone`",
  to: "The last date, inclusive, in `timezone`",
  timezone: "IANA name of the zone the dates are meant in",
  duration: "Minutes; one of the event type's. Its first when absent",
  since: "The last `seq` that was seen",
  v: "Names what the picture shows: what is answered may then be kept for good",
  visitor: "A random name for this browser tab: its hold ends some time after its socket closes",
  state: "Which of them",
};

function parameters(operation: Operation, schemas: Schemas): Json[] {
  const found: Json[] = [];
  for (const place of ["params", "query"] as const) {
    for (const [name, type] of Object.entries(operation[place]?.shape ?? {})) {
      const { description: own, ...schema } = schemas.of(type as z.ZodType, "input");
      const description = parameterWords[name] ?? own;
      const required = place === "params" || !(type as z.ZodType).safeParse(undefined).success;
      found.push({
        name,
        in: place === "params" ? "path" : "query",
        required,
        ...(description ? { description } : {}),
        schema,
      });
    }
  }
  if (operation.idempotency)
    found.push({
      name: "Idempotency-Key",
      in: "header",
      required: operation.idempotency === "required",
      description: "A value of your own, such as a random UUID; the same one when you try again",
      schema: { type: "string", minLength: 1, maxLength: 200 },
      example: "9f1c3a52-6f0a-4c1b-8a53-0d1f2b7c9e10",
    });
  if (operation.ifMatch)
    found.push({
      name: "If-Match",
      in: "header",
      required: true,
      description: "The `version` that was read, or `*` for whichever there is",
      schema: { type: "string" },
      example: '"3"',
    });
  return found;
}

/** A socket's opening says nothing more. */
const rateLimitHeaders = ({ limit, success }: Operation): string[] =>
  limit === undefined || success.status === 101 ? [] : ["RateLimit-Policy", "RateLimit"];
const successWords = { 200: "OK", 201: "Made", 202: "Begun", 204: "Done", 101: "The socket opens" };
/** How a success is told beyond its body. */
function successHeaders(operation: Operation): Json {
  const names = [
    ...rateLimitHeaders(operation),
    ...(isForCalendars(operation) ? ["ETag", "Last-Modified"] : []),
    ...(/^(createAccount|createSession|refreshSession|deleteSession)$/.test(operation.id) ? ["Set-Cookie"] : []),
  ];
  const headers = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  return names.length > 0 ? { headers } : {};
}

function responses(key: string, operation: Operation, schemas: Schemas): Json {
  const { status, body, produces } = operation.success;
  const example = examples[key as keyof Examples]?.answer;
  const content = body
    ? { "application/json": { schema: schemas.of(body, "output"), ...(example ? { example } : {}) } }
    : produces
      ? { [produces]: { schema: { type: "string" } } }
      : undefined;
  const all: Record<string, Json> = {
    [status]: { description: successWords[status], ...successHeaders(operation), ...(content ? { content } : {}) },
    ...(isForCalendars(operation)
      ? { 304: { description: "Not changed since the ETag or the time that was named" } }
      : {}),
  };
  const byStatus = Map.groupBy(errorsOf(key, operation), (code) => errorStatus[code]);
  for (const [refused, codes] of byStatus) all[refused] = refusal(refused, codes, operation.limit !== undefined);
  return all;
}

/** Who may call, with the scope a key needs (OpenAPI 3.1 names such beside any scheme). What anybody may but does more for an account says both. */
function security({ access, errors }: Operation): Json[] {
  const needed = access.as === "account" && access.scope ? [access.scope] : [];
  const account = [{ bearer: needed }, { cookie: needed }];
  if (access.as === "account") return account;
  if (access.as === "mail_service") return [{ signature: [] }];
  return errors.includes("unauthenticated") ? [{}, ...account] : [];
}

function describePaths(schemas: Schemas): Record<string, Record<string, Json>> {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, record] of Object.entries(allOperations)) {
    const operation: Operation = record;
    const { method, path } = splitKey(key);
    const example = examples[key as keyof Examples]?.body;
    const body = operation.body && { schema: schemas.of(operation.body, "input"), ...(example ? { example } : {}) };
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: operation.id,
        tags: [tagOf(path)],
        summary: operation.summary,
        ...(operation.description ? { description: operation.description } : {}),
        parameters: parameters(operation, schemas),
        ...(body
          ? { requestBody: { required: true, content: { [operation.consumes ?? "application/json"]: body } } }
          : {}),
        responses: responses(key, operation, schemas),
        security: security(operation),
        "x-access": operation.access,
      },
    };
  }
  return paths;
}

const policies = `${[
  ...Object.entries(mostCalls).map(([name, most]) => rateLimitPolicy([{ name, most }])),
  rateLimitPolicy([{ name: "…_altogether", most: MOST_OF_ADDRESS }]),
  rateLimitPolicy([{ name: "reads", most: MOST_READS }]),
  rateLimitPolicy([{ name: "sockets", most: MOST_SOCKETS }]),
]
  .map((policy) => `\`${policy}\``)
  .join(", ")}`;
const header = (description: string, schema: Json = { type: "string" }): Json => ({ description, schema });
const headers = {
  "Retry-After": header("Seconds to wait before trying again", { type: "integer", minimum: 1 }),
  "RateLimit-Policy": header(
    `How many calls there may be within so many seconds (draft-ietf-httpapi-ratelimit-headers-11). All: ${policies}`,
  ),
  RateLimit: header("How many are left, and in how many seconds there are all again; of reads only when none is left"),
  "WWW-Authenticate": header("How to sign in"),
  "Set-Cookie": header("The session's cookie, for browsers"),
  ETag: header("Send it in If-None-Match"),
  "Last-Modified": header("Send it in If-Modified-Since"),
};

/** Made once: it takes longer than answering any other question. */
let described: Record<"paths" | "schemas" | "examples" | "webhooks", Json> | undefined;
function describe() {
  const schemas = new Schemas();
  const paths = describePaths(schemas);
  // No operation's own: every refusal, and what comes through the socket.
  for (const type of [problem, liveEvent]) schemas.of(type, "output");
  const codes = Object.entries(allOperations).flatMap(([key, operation]) => errorsOf(key, operation));
  const webhooks = describeWebhooks(schemas);
  return { paths, webhooks, schemas: schemas.all, examples: problemExamples(new Set(codes)) };
}

/** OpenAPI 3.1 made from the operation records. `origin` is where this deployment answers. */
export function openApi(origin: string): Json {
  described ??= describe();
  return {
    openapi: "3.1.0",
    info: {
      title: "Daybook",
      version: "1",
      summary: "Scheduling that keeps its word",
      description: introduction,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    tags: describedTags,
    paths: described.paths,
    webhooks: described.webhooks,
    components: {
      schemas: described.schemas,
      headers,
      examples: described.examples,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "The `accessToken` of signing up or in; 30 minutes, also after signing out",
        },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(origin),
          description: "For browsers, 30 days; a change must come from a page of this origin",
        },
        signature: {
          type: "apiKey",
          in: "header",
          name: "svix-signature",
          description: "Standard Webhooks, with `svix-id` and `svix-timestamp`, by a secret that the operator has set",
        },
      },
    },
  };
}

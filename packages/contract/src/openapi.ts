import { z } from "zod";
import { allOperations } from "./all-operations.ts";
import { type ErrorCode, errorStatus, errorTitle } from "./errors.ts";
import { type Operation, splitKey } from "./operation.ts";
import { errorsOf } from "./operation-errors.ts";
import { problem } from "./problem.ts";

type Json = Record<string, unknown>;

const schema = (type: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
  return rest;
};

function parameters(operation: Operation): Json[] {
  const found: Json[] = [];
  for (const place of ["params", "query"] as const) {
    for (const [name, type] of Object.entries(operation[place]?.shape ?? {})) {
      const required = place === "params" || !(type as z.ZodType).safeParse(undefined).success;
      found.push({
        name,
        in: place === "params" ? "path" : "query",
        required,
        schema: schema(type as z.ZodType, "input"),
      });
    }
  }
  if (operation.idempotency)
    found.push({
      name: "Idempotency-Key",
      in: "header",
      required: operation.idempotency === "required",
      schema: { type: "string", minLength: 1, maxLength: 200 },
    });
  if (operation.ifMatch)
    found.push({
      name: "If-Match",
      in: "header",
      required: true,
      schema: { type: "string", description: 'The version in quotes, such as "3"' },
    });
  return found;
}

/** The answers of the codes that share a status. */
function refusal(status: number, codes: readonly ErrorCode[]): Json {
  const waits = status === 429 || status === 503;
  return {
    description: codes.map((code) => `\`${code}\`: ${errorTitle[code]}`).join("; "),
    ...(waits
      ? { headers: { "Retry-After": { description: "Seconds", schema: { type: "integer", minimum: 1 } } } }
      : {}),
    content: {
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/Problem", properties: { code: { enum: [...codes] } } },
      },
    },
  };
}

function responses(key: string, operation: Operation): Json {
  const { status, body, produces } = operation.success;
  const content = body
    ? { "application/json": { schema: schema(body, "output") } }
    : produces
      ? { [produces]: { schema: { type: "string" } } }
      : undefined;
  const all: Record<string, Json> = {
    [status]: {
      description: status === 204 ? "Done" : status === 101 ? "The socket opens" : "OK",
      ...(content ? { content } : {}),
    },
    ...(produces ? { 304: { description: "Not changed since the ETag or the time that was named" } } : {}),
  };
  const byStatus = Map.groupBy(errorsOf(key, operation), (code) => errorStatus[code]);
  for (const [refused, codes] of byStatus) all[refused] = refusal(refused, codes);
  return all;
}

function describePaths(): Record<string, Record<string, Json>> {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, record] of Object.entries(allOperations)) {
    const operation: Operation = record;
    const { method, path } = splitKey(key);
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: operation.id,
        summary: operation.summary,
        parameters: parameters(operation),
        ...(operation.body
          ? {
              requestBody: {
                required: true,
                content: { "application/json": { schema: schema(operation.body, "input") } },
              },
            }
          : {}),
        responses: responses(key, operation),
        security: operation.access === "account" ? [{ bearer: [] }, { cookie: [] }] : [],
      },
    };
  }
  return paths;
}

/** Made once: it takes longer than answering any other question. */
let described: { paths: Json; problem: Json } | undefined;

/** OpenAPI 3.1 made from the operation records. `origin` is where this deployment answers. */
export function openApi(origin: string): Json {
  described ??= { paths: describePaths(), problem: schema(problem, "output") };
  return {
    openapi: "3.1.0",
    info: {
      title: "Daybook",
      version: "1",
      description:
        "Scheduling. Instants are ISO 8601 in UTC, dates are plain dates, zones are IANA names. Errors are RFC 9457 problem documents.",
    },
    servers: [{ url: origin }],
    paths: described.paths,
    components: {
      schemas: { Problem: described.problem },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        cookie: { type: "apiKey", in: "cookie", name: "daybook_session" },
      },
    },
  };
}

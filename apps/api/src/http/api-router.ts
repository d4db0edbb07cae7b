import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { zValidator } from "@hono/zod-validator";
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { z } from "zod";
import { type Env, settingsOf } from "../env.ts";
import { workerServices } from "../worker-services.ts";
import type { Call, Handler, OperationName } from "./context.ts";
import { ApiFailure } from "./failure.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { readJson } from "./json-body.ts";
import { countCall } from "./limits.ts";
import { requireOurOrigin, requireOwner } from "./session-gate.ts";
import { validationFailure } from "./validation.ts";

export interface ApiContext {
  Bindings: Env;
  Variables: { requestId: string };
}
export type Api = Hono<ApiContext>;

const validate = (place: "param" | "query", schema: z.ZodObject) =>
  zValidator(place, schema, (result) => {
    if (!result.success) throw validationFailure(result.error.issues, place === "param" ? "path" : "query");
  });

/** Adds one operation: its record decides path, checks, who may call and how often. */
export function route<K extends OperationName & string>(
  api: Api,
  name: K,
  handler: Handler<(typeof allOperations)[K]>,
): void {
  const record: Operation = allOperations[name];
  const { method, path } = splitKey(name);
  const checks = [
    ...(record.params ? [validate("param", record.params)] : []),
    ...(record.query ? [validate("query", record.query)] : []),
  ];
  const run = async (c: Context<ApiContext>) => {
    const answer = await handler((await callOf(c, record, name)) as unknown as Call<(typeof allOperations)[K]>);
    if (answer instanceof Response) return answer;
    if (record.success.body === null) return c.body(null, 204);
    return c.json(answer as object, record.success.status as 200 | 201);
  };
  api.on([method], [path.replace(/\{(\w+)\}/g, ":$1")], ...(checks as MiddlewareHandler<ApiContext>[]), run);
}

async function callOf(c: Context<ApiContext>, record: Operation, name: string) {
  const request = c.req.raw;
  const services = workerServices(c.env);
  const origin = originOf(request, c.env);
  const address = request.headers.get("cf-connecting-ip") ?? "local";
  const valid = (place: "param" | "query") => (c.req as unknown as { valid(place: string): unknown }).valid(place);
  const ours = [origin, new URL(request.url).origin];
  const owner = record.access === "account" ? await requireOwner(request, services, ours) : undefined;
  if (record.limit === "sign_in" || record.limit === "accounts") refuseForeignSignIn(request, ours);
  const params = record.params ? (valid("param") as Record<string, unknown>) : undefined;
  if (record.limit) await countCall(c.env, record.limit, address, Object.values(params ?? {}).join("/"));

  const sent = request.method === "GET" || request.method === "HEAD" ? undefined : await readJson(request);
  let body: unknown;
  if (record.body) {
    const result = record.body.safeParse(sent ?? {}, { reportInput: true });
    if (!result.success) throw validationFailure(result.error.issues, "body");
    body = result.data;
  }
  const scope = `${record.id}:${owner ?? Object.values(params ?? {}).join("/")}`;
  return {
    params,
    query: record.query ? valid("query") : undefined,
    body,
    owner,
    services,
    env: c.env,
    request,
    origin,
    address,
    key: await readIdempotencyKey(
      request,
      record.idempotency,
      owner && params ? `${scope}:${Object.values(params).join("/")}` : scope,
      sent,
    ),
    ifMatch: record.ifMatch ? readVersion(request) : null,
    waitUntil: (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise),
    name,
  };
}

export const originOf = (request: Request, env: Env): string => {
  const { PUBLIC_URL } = settingsOf(env);
  return PUBLIC_URL ? new URL(PUBLIC_URL).origin : new URL(request.url).origin;
};

/** Another site must not sign somebody in here as somebody else. Programs send no Origin. */
function refuseForeignSignIn(request: Request, ours: readonly string[]): void {
  if (request.headers.get("origin") !== null) requireOurOrigin(request, ours);
}

function readVersion(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null)
    throw new ApiFailure("version_required", {
      errors: [
        { in: "header", path: "If-Match", rule: "required", message: 'Name the version you edit, such as "3".' },
      ],
    });
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) throw new ApiFailure("version_changed", { detail: "If-Match names no version of this." });
  return Number(version);
}

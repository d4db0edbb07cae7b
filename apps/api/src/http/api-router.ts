import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, refusesUnknownParameters, splitKey } from "@daybook/contract/operation";
import type { OwnerId } from "@daybook/db/scopes";
import { zValidator } from "@hono/zod-validator";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import type { Env } from "../env.ts";
import { workerServices } from "../worker-services.ts";
import type { Call, Handler, OperationName } from "./context.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { readVersion } from "./if-match.ts";
import { readJson } from "./json-body.ts";
import { checkParameters } from "./known-parameters.ts";
import { countCall } from "./limits.ts";
import { networkOf } from "./network-address.ts";
import { ourOrigins, publicOrigin } from "./public-origin.ts";
import { requireOurOrigin, requireOwner } from "./session-gate.ts";
import { checked } from "./validation.ts";

export interface ApiContext {
  Bindings: Env;
  Variables: { requestId: string; owner: OwnerId | undefined };
}
export type Api = Hono<ApiContext>;
type Middleware = MiddlewareHandler<ApiContext>;

const nothing = z.strictObject({});

const validate = (target: "param" | "query", schema: z.ZodObject) =>
  zValidator(target, schema, undefined, {
    validationFunction: (_, value) => ({
      success: true,
      data: checked(schema, value, target === "param" ? "path" : "query"),
    }),
  }) as Middleware;

const knownParametersAlone =
  (record: Operation): Middleware =>
  async (c, next) => {
    checkParameters(c.req.raw.url, Object.keys(record.query?.shape ?? {}));
    await next();
  };

/** Who calls comes before what is asked: a stranger learns nothing from our rules. */
function authenticate(record: Operation): Middleware {
  return async (c, next) => {
    const request = c.req.raw;
    const ours = ourOrigins(request, c.env);
    if (record.access === "account") c.set("owner", await requireOwner(request, workerServices(c.env), ours));
    // Another site must not sign somebody in here as somebody else. Programs send no Origin.
    else if (signsIn(record) && request.headers.get("origin") !== null) requireOurOrigin(request, ours);
    await next();
  };
}

const signsIn = ({ limit }: Operation): boolean => limit === "sign_in" || limit === "accounts";

/** Adds one operation: its record decides path, checks, who may call and how often. */
export function route<K extends OperationName & string>(
  api: Api,
  name: K,
  handler: Handler<(typeof allOperations)[K]>,
): void {
  const record: Operation = allOperations[name];
  const { method, path } = splitKey(name);
  const checks = [
    ...(record.access === "account" || signsIn(record) ? [authenticate(record)] : []),
    ...(record.params ? [validate("param", record.params)] : []),
    ...(refusesUnknownParameters(name, record) ? [knownParametersAlone(record)] : []),
    ...(record.query ? [validate("query", record.query)] : []),
  ];
  const run = async (c: Context<ApiContext>) => {
    const answer = await handler((await callOf(c, record)) as unknown as Call<(typeof allOperations)[K]>);
    if (answer instanceof Response) return answer;
    if (record.success.body === null) return c.body(null, 204);
    if (record.access !== "public") c.header("cache-control", "no-store");
    return c.json(answer as object, record.success.status as 200 | 201);
  };
  api.on([method], [path.replace(/\{(\w+)\}/g, ":$1")], ...checks, run);
}

async function callOf(c: Context<ApiContext>, record: Operation) {
  const request = c.req.raw;
  const services = workerServices(c.env);
  const owner = c.get("owner");
  const address = networkOf(request.headers.get("cf-connecting-ip") ?? "local");
  const valid = (place: "param" | "query") => (c.req as unknown as { valid(place: string): unknown }).valid(place);
  const params = record.params ? (valid("param") as Record<string, unknown>) : undefined;
  const place = Object.values(params ?? {}).join("/");
  if (record.limit) await countCall(c.env, record.limit, address, place);

  const reads = request.method === "GET" || request.method === "HEAD";
  const sent = reads ? undefined : await readJson(request);
  const body = reads ? undefined : checked(record.body ?? nothing, sent === undefined ? {} : sent, "body");
  const scope = [record.id, owner, place].filter(Boolean).join(":");
  return {
    params,
    query: record.query ? valid("query") : undefined,
    body,
    owner,
    services,
    env: c.env,
    request,
    get origin() {
      return publicOrigin(request, c.env);
    },
    address,
    key: await readIdempotencyKey(request, record.idempotency, scope, sent),
    ifMatch: record.ifMatch ? readVersion(request) : null,
    waitUntil: (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise),
  };
}

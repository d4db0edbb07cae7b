import type { Operation } from "@daybook/contract/operation";
import type { Context } from "hono";
import { z } from "zod";
import { workerServices } from "../objects/worker-services.ts";
import type { ApiContext } from "./api-context.ts";
import { callerIn } from "./caller-in.ts";
import { countLimited } from "./count-limited.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { readVersion } from "./if-match.ts";
import { jsonOf, limitBody, readJson } from "./json-body.ts";
import { callerOf } from "./network-address.ts";
import { publicOrigin } from "./public-origin.ts";
import { readSigned } from "./signed-body.ts";
import { checked } from "./validation.ts";

const nothing = z.strictObject({});

/** What path and query were validated to be; undefined where the record has none. */
function validated(c: Context<ApiContext>, record: Operation) {
  const valid = (target: "param" | "query") =>
    (c.req as unknown as { valid(target: string): Record<string, unknown> }).valid(target);
  return { params: record.params && valid("param"), query: record.query && valid("query") };
}

interface Body {
  sent: unknown;
  body: unknown;
  /** What its sender calls it, where the record asks for a signature. */
  signedId: string | null;
}

async function readBody(c: Context<ApiContext>, record: Operation): Promise<Body> {
  if (c.req.method === "GET" || c.req.method === "HEAD") return { sent: undefined, body: undefined, signedId: null };
  if (record.ignoresBody) return { sent: undefined, body: undefined, signedId: null };
  let sent: unknown;
  let signedId: string | null = null;
  const { access } = record;
  await limitBody(c, async () => {
    // It puts a bounded request into the place of one that came without a length.
    if (access.as !== "mail_service") {
      sent = await readJson(c.req.raw);
      return;
    }
    const { text, id } = await readSigned(c, access);
    signedId = id;
    sent = record.consumes ? text : jsonOf(text);
  });
  return { signedId, sent, body: checked(record.body ?? nothing, sent === undefined ? {} : sent, "body") };
}

/** All that a handler is handed, checked; counts the call before its body is read. */
export async function callOf(c: Context<ApiContext>, record: Operation) {
  const request = c.req.raw;
  const principal = c.get("principal");
  const owner = principal?.owner;
  const { params, query } = validated(c, record);
  const place = Object.values(params ?? {}).join("/");
  const address = callerOf(request);
  const services = workerServices(c.env);
  if (record.limit)
    await countLimited(record.limit, {
      env: c.env,
      address,
      place,
      now: services.now(),
      tell: (quotas) => c.set("quotas", quotas),
    });
  const { sent, body, signedId } = await readBody(c, record);
  const keyScope = [record.id, owner, place].filter(Boolean).join(":");
  return {
    params,
    query,
    body,
    principal,
    owner,
    services,
    env: c.env,
    request,
    get origin() {
      return publicOrigin(request, c.env);
    },
    address,
    get caller() {
      return callerIn(request, principal);
    },
    signedId,
    key: await readIdempotencyKey(request, record.idempotency, keyScope, sent),
    ifMatch: record.ifMatch ? readVersion(request) : null,
    waitUntil: (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise),
  };
}

import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { admission } from "./admission.ts";
import type { ApiContext } from "./api-context.ts";
import { callOf } from "./call-of.ts";
import type { Call, Handler, OperationName } from "./context.ts";
import { validators } from "./validators.ts";

export type Api = Hono<ApiContext>;

/** Adds one operation: its record decides path, checks, who may call and how often. */
export function route<K extends OperationName & string>(
  api: Api,
  name: K,
  handler: Handler<(typeof allOperations)[K]>,
): void {
  const record: Operation = allOperations[name];
  const { method, path } = splitKey(name);
  // Who calls comes before what is asked: a stranger learns nothing from our rules.
  const checks = [...admission(record), ...validators(name, record)];
  // What is refused is told as discreetly as what is answered.
  const told: MiddlewareHandler<ApiContext> = async (c, next) => {
    c.set("access", record.access);
    await next();
  };
  const run = async (c: Context<ApiContext>) => {
    const answer = await handler((await callOf(c, record)) as unknown as Call<(typeof allOperations)[K]>);
    if (answer instanceof Response) return answer;
    if (record.success.body === null) return c.body(null, 204);
    return c.json(answer as object, record.success.status as 200 | 201 | 202);
  };
  api.on([method], [path.replace(/\{(\w+)\}/g, ":$1")], told, ...checks, run);
}

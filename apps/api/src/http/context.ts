import type { AllOperations } from "@daybook/contract/all-operations";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { OwnerId } from "@daybook/db/scopes";
import type { z } from "zod";
import type { Caller } from "../audit/caller.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";

type Shape<O, K extends string> = O extends { [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
type SuccessBody<O> = O extends { success: { body: infer S } } ? (S extends z.ZodType ? z.input<S> : undefined) : never;
type ByAccount<O, T> = O extends { access: { as: "account" } } ? T : undefined;
type Key<O> = O extends { idempotency: "required" }
  ? IdempotencyKey
  : O extends { idempotency: "optional" }
    ? IdempotencyKey | null
    : null;

/** What a route is handed: checked input, who calls, and the services. */
export interface Call<O> {
  params: Shape<O, "params">;
  query: Shape<O, "query">;
  body: Shape<O, "body">;
  /** Who acts, where the record asks for an account, and the account alone. */
  principal: ByAccount<O, AccountPrincipal>;
  owner: ByAccount<O, OwnerId>;
  key: Key<O>;
  ifMatch: O extends { ifMatch: true } ? number | "*" : null;
  /** The sender's id of what it signed, where the record asks for a signature. */
  signedId: O extends { access: { as: "mail_service" } } ? string : null;
  services: Services;
  env: Env;
  request: Request;
  /** Where this deployment answers, such as https://book.example. */
  origin: string;
  /** Whom limits count: the caller's network. */
  address: string;
  /** Who calls and from where, as the audit log has it. */
  readonly caller: Caller;
  waitUntil(promise: Promise<unknown>): void;
}

/** A body by the record's schema, or a whole Response. */
export type Handler<O> = (call: Call<O>) => Promise<SuccessBody<O> | Response>;
export type OperationName = keyof AllOperations;

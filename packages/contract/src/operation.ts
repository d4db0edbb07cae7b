import type { z } from "zod";
import type { ErrorCode } from "./errors.ts";

/** What a key of an account may be let do. Reading and writing are apart; `write` doesn't include `read`. */
export const scopes = [
  "account:read",
  "account:write",
  "schedules:read",
  "schedules:write",
  "event-types:read",
  "event-types:write",
  "bookings:read",
  "bookings:write",
  "feeds:read",
  "feeds:write",
  "webhooks:read",
  "webhooks:write",
  "deliveries:read",
  "deliveries:write",
  "chat:read",
  "chat:write",
] as const;
export type Scope = (typeof scopes)[number];

/**
 * Who may call. `anyone`; an `account` that has signed in (cookie or bearer), or a key of its that has the scope: where
 * none is named, no key may, whatever it has. `stepUp`: only shortly after having proved who one is, but for a key that has the scope. Or whoever holds
 * the token in the path, a `capability` of one purpose. Or the `mail_service` that signs what it sends: its events, or
 * messages that came by mail.
 */
export type Access =
  | { as: "anyone" }
  | { as: "account"; scope?: Scope; stepUp?: true }
  | { as: "capability"; purpose: "manage" | "feed" | "hold" | "unsubscribe" }
  | { as: "mail_service"; signs: "events" | "messages" };

/** Which of the limits per address counts this call: `limits.ts`. */
export type Limit = "accounts" | "sign_in" | "bookings" | "holds" | "changes" | "trials" | "reads" | "sockets";

/** One record per operation: validators, handler types, typed client and OpenAPI are made from it. */
export interface Operation {
  id: string;
  summary: string;
  /** What a developer should know beyond the summary; Markdown. */
  description?: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What the body is, where that isn't JSON: it is handed on as a text. */
  consumes?: "message/rfc822";
  /** Whatever is sent as a body is taken, and not read: it comes from programs that follow a convention of theirs. */
  ignoresBody?: true;
  /** `required`: the call is refused without an Idempotency-Key. `optional`: honoured when sent. */
  idempotency?: "required" | "optional";
  /** The call must name the version it edits in If-Match. */
  ifMatch?: boolean;
  limit?: Limit;
  /** `null`: no content, or a body that is not JSON (`produces` names it). */
  success: { status: 200 | 201 | 202 | 204 | 101; body: z.ZodType | null; produces?: string };
  /** Its own; those that come with how it is called are added by `errorsOf`. */
  errors: readonly ErrorCode[];
}

export type OperationKey = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;

/** Keeps the literal types of a group of operations while checking its shape. */
export const operations = <const T extends Record<OperationKey, Operation>>(group: T): T => group;

/**
 * Whether a query parameter that the operation doesn't know is refused, as a misspelt one would be ignored in silence.
 * Files for calendar apps, and what monitors ask, may carry parameters of theirs (`?nocache=…`).
 */
export const refusesUnknownParameters = (key: string, operation: Operation): boolean =>
  splitKey(key).path.startsWith("/v1/") && !isForCalendars(operation);

/** A file that calendar apps fetch again and again, so that it says when it changed. */
export const isForCalendars = ({ success }: Operation): boolean => success.produces === "text/calendar";

export function splitKey(key: string): { method: string; path: string } {
  const space = key.indexOf(" ");
  return { method: key.slice(0, space), path: key.slice(space + 1) };
}

import { auditGroups, auditWho } from "@daybook/contract/audit-acts";
import { isDate } from "../time/month.ts";
import { logSpans } from "./settings/log/log-filter.ts";

/** What stands in an address is typed by anybody: what doesn't fit is left out. */
type Search = Record<string, unknown>;

const oneOf = <const T extends string>(value: unknown, all: readonly T[]): T | undefined =>
  all.find((one) => one === value);
const words = (value: unknown) => (typeof value === "string" && value !== "" ? value.slice(0, 100) : undefined);
const date = (value: unknown) => (typeof value === "string" && isDate(value) ? value : undefined);

/** Leaves out what is undefined, so that addresses stay short. */
function given<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export const signInSearch = ({ next, ended }: Search) =>
  given({
    next: typeof next === "string" && /^\/console(\/|$|\?)/.test(next) ? next : undefined,
    ended: ended === true || undefined,
  });

export const calendarSearch = (search: Search) =>
  given({
    date: date(search.date),
    span: oneOf(search.span, ["day", "week", "month"]),
    booking: words(search.booking),
  });

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Ids with commas between, each once; at most so many as can be asked for at once. */
function ids(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const all = [...new Set(value.toLowerCase().split(","))].filter((id) => idPattern.test(id)).slice(0, 50);
  return all.length > 0 ? all.join(",") : undefined;
}

export function bookingsSearch(search: Search) {
  const [from, to] = [date(search.from), date(search.to)];
  return given({
    state: oneOf(search.state, ["upcoming", "past", "cancelled"]),
    q: words(search.q),
    types: ids(search.types),
    from,
    // Dates in the wrong order find nothing, and the API refuses them.
    to: from && to && to < from ? undefined : to,
    booking: words(search.booking),
  });
}

const loggedTypes = [
  "booking.created",
  "booking.rescheduled",
  "booking.cancelled",
  "booking.guests_changed",
  "webhook.ping",
] as const;

export const webhookSearch = (search: Search) =>
  given({
    state: oneOf(search.state, ["waiting", "done", "failed", "dismissed", "paused", "skipped"]),
    type: oneOf(search.type, loggedTypes),
    delivery: words(search.delivery),
  });

/** A way of a later version is one, too. */
const sink = (value: unknown) => (typeof value === "string" && /^[a-z_]{1,40}$/.test(value) ? value : undefined);
export const deliveriesSearch = (search: Search) =>
  given({
    state: oneOf(search.state, ["planned", "waiting", "paused", "done", "failed", "dismissed", "skipped"]),
    sink: sink(search.sink),
    span: oneOf(search.span, ["day", "week"]),
    delivery: words(search.delivery),
  });

export const logSearch = (search: Search) =>
  given({
    span: oneOf(search.span, logSpans),
    who: oneOf(search.who, auditWho),
    group: oneOf(search.group, auditGroups),
    q: words(search.q),
  });

export const newEventTypeSearch = (search: Search) =>
  given({ starter: oneOf(search.starter, ["lesson", "call", "session", "interview"]) });

import { useMemo } from "react";
import { isDate, isMonth, type Month } from "../time/month.ts";
import { zoneNamed } from "../time/zones.ts";
import { navigate, useAddress } from "./browser-address.ts";

/** What a booking page's address says. Everything in it can be sent to someone else. */
export interface UrlState {
  month: Month | null;
  date: string | null;
  duration: number | null;
  timezone: string | null;
  /** Start of the chosen time, an instant. */
  time: string | null;
  name: string;
  email: string;
  /** Answers to questions by id, from `q_<id>`; several are repeated. */
  answers: Record<string, string[]>;
}

export function parseUrl(search: string): UrlState {
  const query = new URLSearchParams(search);
  const valid = (name: string, check: (value: string) => boolean) => {
    const value = query.get(name);
    return value !== null && check(value) ? value : null;
  };
  const duration = Number(query.get("duration"));
  const answers: Record<string, string[]> = {};
  for (const key of new Set(query.keys())) if (key.startsWith("q_")) answers[key.slice(2)] = query.getAll(key);
  return {
    month: valid("month", isMonth),
    date: valid("date", isDate),
    duration: Number.isInteger(duration) && duration > 0 ? duration : null,
    timezone: zoneNamed(query.get("timezone") ?? ""),
    time: valid("time", (value) => /T.*Z$/.test(value) && Number.isFinite(Date.parse(value))),
    name: query.get("name") ?? "",
    // Links are often put together by hand: a plus that nobody encoded, and an address has no spaces.
    email: (query.get("email") ?? "").replaceAll(" ", "+"),
    answers,
  };
}

type Patch = Partial<Record<"month" | "date" | "duration" | "timezone" | "time", string | number | null>>;

/** The search with some values changed; null takes one away. Others, such as a prefilled name, stay. */
export function patchSearch(search: string, patch: Patch): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
  return text ? `?${text}` : "";
}

interface GoOptions {
  replace?: boolean;
  /** The step, as in `#details`; kept when absent, taken away by "". */
  hash?: string;
  state?: unknown;
}

/** Changes the address in place or as a new step of the history. */
export function go(patch: Patch, { replace = false, hash = location.hash, state }: GoOptions = {}): void {
  const to = location.pathname + patchSearch(location.search, patch) + hash;
  if (!replace && to === location.pathname + location.search + location.hash) return;
  navigate(to, { replace, state: state ?? (replace ? history.state : null) });
}

export function useUrlState(): { url: UrlState; hash: string; state: unknown } {
  const search = useAddress(() => location.search);
  const hash = useAddress(() => location.hash);
  const state: unknown = useAddress(() => history.state);
  const url = useMemo(() => parseUrl(search), [search]);
  return { url, hash, state };
}

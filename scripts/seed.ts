import { formatDate, isoWeekday } from "@daybook/core/time/civil";
import pg from "pg";
import { fillCalendar } from "./demo/calendar.ts";
import { firstDays } from "./demo/first-days.ts";
import { eventTypes, host, schedule } from "./demo/people.ts";

const DAY = 86_400_000;

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, string>>;

/** The demo that `start` shows: a dance teacher's pages, a month of bookings, and another calendar's busy times. */
export async function seed({ baseUrl, databaseUrl }: { baseUrl: string; databaseUrl: string }) {
  const call = caller(baseUrl);
  const today = Math.floor(Date.now() / DAY);
  const { name, handle } = host;
  const { email, password, timezone } = host;
  const { accessToken } = await call("POST", "/v1/accounts", { email, password, name, handle, timezone });
  await proveEmail(databaseUrl, email);
  const signedIn = caller(baseUrl, accessToken);
  await signedIn("PATCH", "/v1/me", { tagline: host.tagline });
  const { overrides: first, cleared } = firstDays(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const overrides = [
    ...first,
    { date: formatDate(nextWeekday(today + 9, 4)), windows: [] },
    { date: formatDate(nextWeekday(today + 7, 6)), windows: [{ start: "10:00", end: "14:00" }] },
  ];
  const { id: scheduleId } = await signedIn("POST", "/v1/schedules", { ...schedule, overrides });
  for (const eventType of eventTypes) await signedIn("POST", "/v1/event-types", { ...eventType, scheduleId });
  await signedIn("POST", "/v1/feeds", { name: "Teaching" });
  await fillCalendar(databaseUrl, baseUrl, { today, cleared });
  return { bookingPath: `/${handle}/private-lesson`, consolePath: "/console", email, password };
}

/** The demo's host has said that the address is theirs. */
async function proveEmail(databaseUrl: string, email: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("UPDATE accounts SET email_verified_at = created_at WHERE email = $1", [email]);
  } finally {
    await client.end();
  }
}

function caller(baseUrl: string, token?: string): Call {
  return async (method, path, body) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(
        `The demo could not be made: ${method} ${path} answered ${response.status} ${text.slice(0, 300)}`,
      );
    return JSON.parse(text) as Record<string, string>;
  };
}

const nextWeekday = (day: number, weekday: number): number => day + ((weekday - isoWeekday(day) + 7) % 7);

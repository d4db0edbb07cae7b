import { randomBytes } from "node:crypto";
import { uuidV7 } from "@daybook/core/ids";
import { formatDate, isoWeekday, parseWallTime } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { pgConnect } from "@daybook/db/connection";
import { findPage } from "@daybook/db/pages";
import pg from "pg";
import { commitCancel } from "../apps/api/src/bookings/commit-cancel.ts";
import { commitClaim } from "../apps/api/src/bookings/commit-claim.ts";
import { newId, type Services, system } from "../apps/api/src/services.ts";
import { signingKeys } from "../apps/api/src/tokens/signing-keys.ts";
import { elsewhere, eventTypes, host, invitees, schedule, usualWeek } from "./demo/people.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
const WEEKS_BACK = 2;
const WEEKS_AHEAD = 4;

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, string>>;

/** The demo that `start` shows: a dance teacher's pages, a month of bookings, and another calendar's busy times. */
export async function seed({ baseUrl, databaseUrl }: { baseUrl: string; databaseUrl: string }) {
  const call = caller(baseUrl);
  const today = Math.floor(Date.now() / DAY);
  const { name, handle } = host;
  const { email, password, timezone } = host;
  const account = await call("POST", "/v1/accounts", { email, password, name, handle, timezone });
  const signedIn = caller(baseUrl, account["accessToken"]);
  await signedIn("PATCH", "/v1/me", { tagline: host.tagline });
  const overrides = [
    { date: formatDate(nextWeekday(today + 9, 4)), windows: [] },
    { date: formatDate(nextWeekday(today + 7, 6)), windows: [{ start: "10:00", end: "14:00" }] },
  ];
  const { id: scheduleId } = await signedIn("POST", "/v1/schedules", { ...schedule, overrides });
  for (const eventType of eventTypes) await signedIn("POST", "/v1/event-types", { ...eventType, scheduleId });
  await signedIn("POST", "/v1/feeds", { name: "Teaching" });
  await fillCalendar(databaseUrl, baseUrl, today);
  return { bookingPath: `/${handle}/private-lesson`, consolePath: "/console", email, password };
}

function caller(baseUrl: string, token?: string): Call {
  return async (method, path, body) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
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

/** Claims go through the use-case itself, each at a moment when its invitee could have made it. */
async function fillCalendar(databaseUrl: string, origin: string, today: number): Promise<void> {
  const connect = pgConnect(databaseUrl);
  const keys = signingKeys(`1:${randomBytes(32).toString("base64")}`);
  const place = zone(host.timezone);
  if (!place) throw new Error("The demo's zone is unknown");
  const at = (day: number, wall: string) => place.toInstant(day, parseWallTime(wall) ?? 0) * MINUTE;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await addBusyBlocks(client, today, at);
    let turn = 0;
    for (let day = today - 7 * WEEKS_BACK; day < today + 7 * WEEKS_AHEAD; day++) {
      for (const [weekday, wall, slug, duration] of usualWeek) {
        // The further ahead, the more is still free.
        if (weekday !== isoWeekday(day) || (day > today + 4 && (turn + day) % 3 === 0 && turn++ >= 0)) continue;
        const [name, wants] = invitees[turn++ % invitees.length] ?? ["Guest", ""];
        const start = at(day, wall);
        const bookedAt = Math.min(start, Date.now()) - (2 + (turn % 5)) * DAY;
        const services: Services = {
          connect,
          keys,
          newId: () => uuidV7(bookedAt, randomBytes(10)),
          now: () => bookedAt,
          armClock: async () => {},
        };
        const connection = await connect();
        const page = await findPage(system, connection.db, host.handle, slug).finally(() => connection.end());
        if (!page) continue;
        const outcome = await commitClaim(services, {
          page,
          start,
          duration,
          timezone: host.timezone,
          origin,
          holds: [],
          invitee: {
            name,
            email: `${name.split(" ")[0]?.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()}@example.com`,
          },
          answers: answersTo(slug, wants),
          key: { scope: `book:${page.eventTypeId}`, key: newId(), bodyHash: "" },
        });
        if (outcome.kind === "done" && turn % 11 === 0)
          await commitCancel(
            { ...services, now: () => bookedAt + DAY },
            {
              scope: system,
              hostId: page.hostId,
              bookingId: outcome.answer.id,
              actor: "invitee",
              reason: "I have a cold, sorry.",
              origin,
              key: { scope: "demo", key: newId(), bodyHash: "" },
            },
          );
      }
    }
    // Their mails went out when they were made.
    await client.query("UPDATE outbox SET state = 'done', attempts = 1, done_at = created_at WHERE state = 'waiting'");
  } finally {
    await client.end();
  }
}

function answersTo(slug: string, wants: string): Record<string, string> {
  if (slug === "private-lesson") return { wants, danced: "A year or two" };
  if (slug === "intro-call") return { phone: "+351 912 345 678" };
  return { address: "Northlight Co., Alcântara" };
}

async function addBusyBlocks(
  client: pg.Client,
  today: number,
  at: (day: number, wall: string) => number,
): Promise<void> {
  for (let day = today - 7 * WEEKS_BACK; day < today + 7 * WEEKS_AHEAD; day++)
    for (const [weekday, from, to, title] of elsewhere) {
      if (weekday !== isoWeekday(day)) continue;
      const span = [at(day, from), at(day, to)].map((ms) => new Date(ms).toISOString());
      await client.query(
        "INSERT INTO busy_blocks (id, host_id, during, title, source, external_id) SELECT $1, h.id, tstzrange($2, $3), $4, 'Google', $5 FROM hosts h JOIN handles n ON n.owner_id = h.account_id WHERE n.handle = $6",
        [newId(), ...span, title, `${day}-${title}`, host.handle],
      );
    }
}

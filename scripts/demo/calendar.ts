import { randomBytes } from "node:crypto";
import { isoWeekday, parseWallTime } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { pgConnect } from "@daybook/db/connection";
import { findPage } from "@daybook/db/pages";
import type { EventTypePage } from "@daybook/db/scopes";
import pg from "pg";
import { V7Generator } from "uuidv7";
import { commitCancel } from "../../apps/api/src/booking-changes/commit-cancel.ts";
import { commitClaim } from "../../apps/api/src/booking-changes/commit-claim.ts";
import { newId, type Services, system } from "../../apps/api/src/runtime/services.ts";
import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import type { Span } from "./first-days.ts";
import { elsewhere, host, invitees, usualWeek } from "./people.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
const WEEKS_BACK = 2;
const WEEKS_AHEAD = 4;

interface Planned {
  start: number;
  slug: string;
  duration: number;
  name: string;
  wants: string;
  bookedAt: number;
  isCancelled: boolean;
}

/** Epoch ms of a wall time at the host's. `day` is a civil date. */
function at(day: number, wall: string): number {
  const place = zone(host.timezone);
  const minute = parseWallTime(wall);
  if (!place || minute === null) throw new Error(`The demo's ${host.timezone} ${wall} is unknown`);
  return place.toInstant(day, minute) * MINUTE;
}

function* days(today: number): Generator<number> {
  for (let day = today - 7 * WEEKS_BACK; day < today + 7 * WEEKS_AHEAD; day++) yield day;
}

/** The weeks around today, full in the past and the sparser the further ahead. */
function plan(today: number): Planned[] {
  const usual = [...days(today)].flatMap((day) =>
    usualWeek.filter(([weekday]) => weekday === isoWeekday(day)).map((lesson) => ({ day, lesson })),
  );
  return usual
    .filter(({ day }, turn) => day <= today + 4 || (turn + day) % 3 !== 0)
    .map(({ day, lesson: [, wall, slug, duration] }, turn) => {
      const [name, wants] = invitees[turn % invitees.length] ?? ["Guest", ""];
      const start = at(day, wall);
      const bookedAt = Math.min(start, Date.now()) - (2 + (turn % 5)) * DAY;
      return { start, slug, duration, name, wants, bookedAt, isCancelled: turn % 11 === 10 };
    });
}

/** Claims go through the use-case itself, each at a moment when its invitee could have made it. */
export async function fillCalendar(
  databaseUrl: string,
  origin: string,
  { today, cleared }: { today: number; cleared: readonly Span[] },
): Promise<void> {
  const isCleared = (start: number, end: number) =>
    cleared.some((span) => start < span.end * MINUTE && span.start * MINUTE < end);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await addBusyBlocks(client, today, isCleared);
    const pages = await findPages(databaseUrl);
    for (const planned of plan(today)) {
      const page = pages.get(planned.slug);
      const clear = planned.slug === "coaching" ? 30 : 0;
      const [from, to] = [planned.start - clear * MINUTE, planned.start + (planned.duration + clear) * MINUTE];
      if (page && !isCleared(from, to)) await book(databaseUrl, origin, page, planned);
    }
    // Their mails went out when they were made, and reminders at their time; those of what is to come wait for it.
    await client.query(
      "UPDATE deliveries SET state = 'done', attempts = 1, done_at = greatest(created_at, due_at) WHERE state = 'waiting' AND due_at <= now()",
    );
  } finally {
    await client.end();
  }
}

async function findPages(databaseUrl: string): Promise<Map<string, EventTypePage>> {
  const { db, end } = await pgConnect(databaseUrl)();
  const pages = new Map<string, EventTypePage>();
  try {
    for (const slug of new Set(usualWeek.map(([, , slug]) => slug))) {
      const page = await findPage(system, db, host.handle, slug);
      if (page) pages.set(slug, page);
    }
  } finally {
    await end();
  }
  return pages;
}

async function book(databaseUrl: string, origin: string, page: EventTypePage, planned: Planned): Promise<void> {
  const { start, slug, duration, name, wants, bookedAt, isCancelled } = planned;
  const ids = new V7Generator();
  const services: Services = {
    connect: pgConnect(databaseUrl),
    keys: signingKeys(`1:${randomBytes(32).toString("base64")}`),
    newId: () => ids.generateOrResetWithTs(bookedAt).toString(),
    now: () => bookedAt,
    mailFrom: "daybook@localhost",
    armClock: async () => {},
  };
  const outcome = await commitClaim(services, {
    page,
    start,
    duration,
    timezone: host.timezone,
    origin,
    holds: {},
    invitee: { name, email: addressOf(name) },
    answers: answersTo(slug, wants),
    key: { scope: `book:${page.eventTypeId}`, key: newId(), bodyHash: "" },
  });
  if (outcome.kind !== "done" || !isCancelled) return;
  await commitCancel(
    { ...services, now: () => bookedAt + DAY },
    {
      scope: system,
      hostIds: outcome.answer.hostIds,
      bookingId: outcome.answer.id,
      actor: "invitee",
      reason: "I have a cold, sorry.",
      origin,
      key: { scope: "demo", key: newId(), bodyHash: "" },
    },
  );
}

function addressOf(name: string): string {
  const [first = ""] = name.split(" ");
  return `${first.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()}@example.com`;
}

function answersTo(slug: string, wants: string): Record<string, string> {
  if (slug === "private-lesson") return { wants, danced: "A year or two" };
  if (slug === "intro-call") return { phone: "+351 912 345 678" };
  return { address: "Northlight Co., Alcântara" };
}

async function addBusyBlocks(
  client: pg.Client,
  today: number,
  isCleared: (start: number, end: number) => boolean,
): Promise<void> {
  for (const day of days(today))
    for (const [weekday, from, to, title] of elsewhere) {
      if (weekday !== isoWeekday(day)) continue;
      const [start, end] = [at(day, from), at(day, to)];
      if (isCleared(start, end)) continue;
      const span = [start, end].map((ms) => new Date(ms).toISOString());
      await client.query(
        "INSERT INTO busy_blocks (id, host_id, during, title, source, external_id) SELECT $1, h.id, tstzrange($2, $3), $4, 'Google', $5 FROM hosts h JOIN handles n ON n.owner_id = h.account_id WHERE n.handle = $6",
        [newId(), ...span, title, `${day}-${title}`, host.handle],
      );
    }
}

import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { migrate } from "../../../../scripts/migrate.ts";
import { asAdmin, type FreshDatabase } from "../../../../scripts/test/database.ts";
import type { Daybook } from "../daybook.ts";
import { fault, startFaultyDaybook } from "../faults.ts";

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MIGRATIONS = fileOf("../../../../migrations");
/** The last migration of the version before. */
const LANDED = "0002_session_renewal.sql";
/** The fixture was made from eight o'clock on, within seconds; what it says of today is right a minute later. */
export const NOW = Date.parse("2030-03-04T08:01:00Z");
/** Where the version before ran when the fixture was made. */
export const FORMER_ORIGIN = "https://daybook.test";

// biome-ignore lint/suspicious/noExplicitAny: what an API answered, compared as it is
type Json = any;
interface Booked {
  id: string;
  token: string;
}
/** What the version before answered, and the secrets that it gave out: its keys were those of the tests. */
interface Landed {
  cookie: string;
  accessToken: string;
  eventTypeBody: Json;
  eventTypeAnswer: Json;
  claim: { body: Json; answer: Json };
  move: { token: string; body: Json; answer: Json };
  cancel: { token: string; body: Json; answer: Json };
  feeds: Record<"phone" | "before" | "rotated" | "ended", string>;
  bookings: Record<"kept" | "moved" | "cancelled" | "both" | "orphan" | "waiting", Booked>;
  eventTypes: Json[];
  schedules: Json[];
  me: Json;
  feedList: Json[];
  upcoming: Json[];
  cancelledList: Json[];
  details: Json[];
  managed: Json[];
  pages: Json[];
  profile: Json;
  calendarDays: Json;
  /** By page and date: starts in UTC. */
  slots: Record<"private-lesson" | "private-lesson:90" | "lesson", Record<string, string>>;
  mails: string[];
  /** The lines of each event that say which it is and when. */
  calendars: Record<"phone" | "kept" | "moved", string[][]>;
}

export const password = "Correct-ines-horse";
export const landed = JSON.parse(readFileSync(fileOf("landed-answers.json"), "utf8")) as Landed;

/** A database of the version before with its rows; then, by `migrate`, one of this version. */
export async function landedDatabase(): Promise<FreshDatabase> {
  const adminUrl = inject("postgresUrl");
  const name = `test_landed_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrateTo(url.href, LANDED);
  await asAdmin(url.href, readFileSync(fileOf("landed.sql"), "utf8"));
  return { url: url.href, adminUrl, drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

/** Runs the migrations up to this one, as if those after it hadn't been tried yet. */
export async function migrateTo(url: string, last: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "daybook-landed-"));
  for (const file of readdirSync(MIGRATIONS).filter((name) => name <= last))
    copyFileSync(join(MIGRATIONS, file), join(folder, file));
  await migrate(url, folder);
  rmSync(folder, { recursive: true });
}

/** This version on a database of the version before, a minute after that one stopped. */
export async function startUpgraded(): Promise<Daybook> {
  const database = await landedDatabase();
  await migrate(database.url);
  const daybook = await startFaultyDaybook({ database });
  await fault(daybook, { ahead: NOW - Date.now() });
  return daybook;
}

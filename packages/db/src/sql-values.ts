import { type SQL, sql } from "drizzle-orm";

/** Epoch milliseconds as a `timestamptz`. */
export const instantOf = (ms: number): SQL => sql`${new Date(ms).toISOString()}::timestamptz`;

/** [from, to), epoch milliseconds, as a `tstzrange`. */
export const between = (from: number, to: number): SQL => sql`tstzrange(${instantOf(from)}, ${instantOf(to)})`;

export const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`;

/** What strangers wrote as JSON that PostgreSQL takes: `jsonb` has neither U+0000 nor half of a surrogate pair. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (typeof one === "string" ? one.toWellFormed().replaceAll("\0", "\uFFFD") : one));

/** Ids as a `uuid[]`. */
export const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(",")}}`}::uuid[]`;

/** Bytes as Postgres's `decode(…, 'hex')` reads them. */
export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

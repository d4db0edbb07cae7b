import type { EventTypePage } from "@daybook/db/scopes";
import type pg from "pg";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Each host is open from 9 to 17 every day, half an hour at a time. */
const SLOTS_A_DAY = 16;

/** Ids of the rows of host `n`: its account, its host, its schedule, its event type and its page. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const idColumn = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

export const handleOf = (n: number): string => `host-${n}`;
export const pathOf = (n: number): string => `/v1/pages/${handleOf(n)}/lesson`;

/** Made here, as the bench knows its own pages. */
export const pageOf = (n: number): EventTypePage =>
  ({
    kind: "event_type",
    eventTypeId: idOf(n),
    hostIds: [idOf(n)],
    accountId: idOf(n),
    teamId: null,
    handle: handleOf(n),
    slug: "lesson",
  }) as unknown as EventTypePage;

/** The k-th start that a host offers from tomorrow on, epoch ms. */
export function startOf(k: number, now = Date.now()): number {
  const tomorrow = Math.floor(now / DAY + 1) * DAY;
  return tomorrow + Math.floor(k / SLOTS_A_DAY) * DAY + (9 * 60 + (k % SLOTS_A_DAY) * 30) * MINUTE;
}

/** Hosts 1 to `count`, each with a page. */
export async function insertHosts(client: pg.Client, count: number): Promise<void> {
  const from = `FROM generate_series(1, ${count}) AS n`;
  const weekly = `[{"days":[1,2,3,4,5,6,7],"start":"09:00","end":"17:00"}]`;
  for (const statement of [
    `INSERT INTO accounts (id, email, password_hash, name, timezone, created_at)
       SELECT ${idColumn}, 'host-' || n || '@example.com', '', 'Host ' || n, 'UTC', now() ${from}`,
    `INSERT INTO handles (handle, kind, owner_id, created_at) SELECT 'host-' || n, 'account', ${idColumn}, now() ${from}`,
    `INSERT INTO hosts (id, account_id) SELECT ${idColumn}, ${idColumn} ${from}`,
    `INSERT INTO schedules (id, account_id, name, timezone, weekly, overrides, created_at)
       SELECT ${idColumn}, ${idColumn}, 'Hours', 'UTC', '${weekly}', '[]', now() ${from}`,
    `INSERT INTO event_types (id, account_id, host_id, schedule_id, slug, title, description, durations, slot_interval,
         buffer_before, buffer_after, minimum_notice, location, questions, ink, created_at)
       SELECT ${idColumn}, ${idColumn}, ${idColumn}, ${idColumn}, 'lesson', 'Lesson', '', '{30}', 30, 0, 0, 0,
         '{"kind":"custom","value":"here"}', '[]', 'sky', now() ${from}`,
    `INSERT INTO pages (id, handle, slug, kind, target_id)
       SELECT ${idColumn}, 'host-' || n, 'lesson', 'event_type', ${idColumn} ${from}`,
    "ANALYZE",
  ])
    await client.query(statement);
}

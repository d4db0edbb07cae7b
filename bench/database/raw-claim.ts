import type pg from "pg";
import { idOf } from "./hosts.ts";

/** The least that books a time safely: the host's row locked, a look whether it is free, two rows. False: it was taken. */
export async function rawClaim(client: pg.Client, host: number, start: number): Promise<boolean> {
  const [id, appointment] = [idOf(host), crypto.randomUUID()];
  const times = [new Date(start).toISOString(), new Date(start + 1_800_000).toISOString()];
  await client.query("BEGIN");
  await client.query("SELECT version FROM hosts WHERE id = $1 FOR NO KEY UPDATE", [id]);
  const { rowCount } = await client.query(
    "SELECT 1 FROM appointment_hosts WHERE host_id = $1 AND occupying AND during && tstzrange($2, $3)",
    [id, ...times],
  );
  if (rowCount) {
    await client.query("ROLLBACK");
    return false;
  }
  await client.query(
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
       VALUES ($1, $2, $2, $3, $4, $1::uuid::text, 'confirmed', '{}', now(), now())`,
    [appointment, id, ...times],
  );
  await client.query(
    `INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
       VALUES ($1, $2, tstzrange($3, $4), 0, 0, true)`,
    [appointment, id, ...times],
  );
  await client.query("COMMIT");
  return true;
}

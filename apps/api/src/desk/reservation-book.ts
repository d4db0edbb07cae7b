import type { HoldBlock } from "../offers/hold-block.ts";

interface Stored extends Record<string, SqlStorageValue> {
  id: string;
  start_at: number;
  end_at: number;
  buffer_before: number;
  buffer_after: number;
  until: number;
}

/** Times that this desk keeps for claims of other desks, for seconds. Whether one is over is judged when it is read. */
export class ReservationBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      "CREATE TABLE IF NOT EXISTS reservations (id TEXT PRIMARY KEY, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, buffer_before INTEGER NOT NULL, buffer_after INTEGER NOT NULL, until INTEGER NOT NULL)",
    );
  }

  add({ id, start, end, bufferBefore, bufferAfter, expiresAt }: HoldBlock): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO reservations VALUES (?, ?, ?, ?, ?, ?)",
      id,
      start,
      end,
      bufferBefore,
      bufferAfter,
      expiresAt,
    );
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM reservations WHERE id = ?", id);
  }

  blocks(now: number): HoldBlock[] {
    this.#sql.exec("DELETE FROM reservations WHERE until <= ?", now);
    return this.#sql
      .exec<Stored>("SELECT * FROM reservations")
      .toArray()
      .map((row) => ({
        id: row.id,
        start: row.start_at,
        end: row.end_at,
        bufferBefore: row.buffer_before,
        bufferAfter: row.buffer_after,
        expiresAt: row.until,
      }));
  }
}

const MINUTE = 60_000;

/** Whether two of them can't both be had: each keeps its own buffers and its neighbour's. */
export const collide = (a: HoldBlock, b: HoldBlock): boolean =>
  a.start - a.bufferBefore * MINUTE < b.end + b.bufferAfter * MINUTE &&
  b.start - b.bufferBefore * MINUTE < a.end + a.bufferAfter * MINUTE;

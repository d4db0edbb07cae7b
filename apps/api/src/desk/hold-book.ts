import type { HoldBlock } from "../offers/hold-block.ts";

/** Stands for the address of a hold that is kept here for another desk, which counts it there. */
export const KEPT_FOR_OTHERS = "";

/** A hold as its desk keeps it. */
export interface HoldRow extends HoldBlock {
  eventTypeId: string;
  visitor: string | null;
  address: string;
  key: string | null;
  /** When it ends if its visitor stays, epoch ms. */
  endsAt: number;
}

interface Shared {
  hostIds: string[];
  isOwn: boolean;
}

/** Whose holds, and on which page. */
type Theirs = { eventTypeId: string; visitor: string };

interface Stored extends Record<string, SqlStorageValue> {
  id: string;
  event_type_id: string;
  start_at: number;
  end_at: number;
  buffer_before: number;
  buffer_after: number;
  expires_at: number;
  visitor: string | null;
  address: string;
  key: string | null;
  ends_at: number;
}

const toRow = (row: Stored): HoldRow => ({
  id: row.id,
  eventTypeId: row.event_type_id,
  start: row.start_at,
  end: row.end_at,
  bufferBefore: row.buffer_before,
  bufferAfter: row.buffer_after,
  expiresAt: row.expires_at,
  visitor: row.visitor,
  address: row.address,
  key: row.key,
  endsAt: row.ends_at,
});

/** The live holds of one host, in its desk's storage. Whether one has expired is judged when it is read. */
export class HoldBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS holds (id TEXT PRIMARY KEY, event_type_id TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
      buffer_before INTEGER NOT NULL, buffer_after INTEGER NOT NULL, expires_at INTEGER NOT NULL, visitor TEXT, address TEXT NOT NULL, key TEXT, ends_at INTEGER NOT NULL)`);
    sql.exec("CREATE TABLE IF NOT EXISTS shared_holds (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
  }

  live(now: number): HoldRow[] {
    return this.#sql
      .exec<Stored>("SELECT * FROM holds WHERE expires_at > ? ORDER BY start_at", now)
      .toArray()
      .map(toRow);
  }

  /** The live holds as they block others; nothing of who holds. Those alone that hold this host's own time. */
  blocks(now: number): HoldBlock[] {
    const elsewhere = this.#elsewhere();
    return this.live(now)
      .filter((hold) => !elsewhere.has(hold.id))
      .map(({ id, start, end, bufferBefore, bufferAfter, expiresAt }) => ({
        id,
        start,
        end,
        bufferBefore,
        bufferAfter,
        expiresAt,
      }));
  }

  /** The visitors who hold something on a page. */
  holders(eventTypeId: string, now: number): string[] {
    const statement =
      "SELECT DISTINCT visitor FROM holds WHERE event_type_id = ? AND expires_at > ? AND visitor IS NOT NULL";
    return this.#sql
      .exec<{ visitor: string }>(statement, eventTypeId, now)
      .toArray()
      .map((row) => row.visitor);
  }

  find(id: string, now: number): HoldRow | null {
    const [row] = this.#sql.exec<Stored>("SELECT * FROM holds WHERE id = ? AND expires_at > ?", id, now).toArray();
    return row ? toRow(row) : null;
  }

  add(row: HoldRow): void {
    this.#sql.exec(
      "INSERT INTO holds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.id,
      row.eventTypeId,
      row.start,
      row.end,
      row.bufferBefore,
      row.bufferAfter,
      row.expiresAt,
      row.visitor,
      row.address,
      row.key,
      row.endsAt,
    );
  }

  /** The other hosts whose time a hold keeps, and whether it keeps this one's: for holds of pages with several hosts. */
  share(id: string, hostIds: readonly string[], isOwn: boolean): void {
    const shared: Shared = { hostIds: [...hostIds], isOwn };
    this.#sql.exec("INSERT OR REPLACE INTO shared_holds VALUES (?, ?)", id, JSON.stringify(shared));
  }

  /** Whose time a hold keeps besides this host's. */
  sharedWith(id: string): string[] {
    return this.#shared(id)?.hostIds ?? [];
  }

  #shared(id: string): Shared | null {
    const [row] = this.#sql.exec<{ body: string }>("SELECT body FROM shared_holds WHERE id = ?", id).toArray();
    return row ? (JSON.parse(row.body) as Shared) : null;
  }

  /** Holds that keep the time of others alone. */
  #elsewhere(): Set<string> {
    const rows = this.#sql.exec<{ id: string; body: string }>("SELECT id, body FROM shared_holds").toArray();
    return new Set(rows.filter(({ body }) => !(JSON.parse(body) as Shared).isOwn).map(({ id }) => id));
  }

  /** Whether there was one. */
  remove(id: string): boolean {
    this.#sql.exec("DELETE FROM shared_holds WHERE id = ?", id);
    return this.#sql.exec("DELETE FROM holds WHERE id = ?", id).rowsWritten > 0;
  }

  /** What the visitor holds on the page ends at `until` at the latest, epoch ms. Whether any was shortened. */
  shorten({ eventTypeId, visitor }: Theirs, until: number): boolean {
    const statement = "UPDATE holds SET expires_at = ? WHERE event_type_id = ? AND visitor = ? AND expires_at > ?";
    return this.#sql.exec(statement, until, eventTypeId, visitor, until).rowsWritten > 0;
  }

  /** The visitor is back: what still lives has its whole time again. Whether any had been shortened. */
  restore({ eventTypeId, visitor }: Theirs, now: number): boolean {
    const statement =
      "UPDATE holds SET expires_at = ends_at WHERE event_type_id = ? AND visitor = ? AND expires_at > ? AND expires_at < ends_at";
    return this.#sql.exec(statement, eventTypeId, visitor, now).rowsWritten > 0;
  }

  /** Forgets the expired ones; whether there were any. */
  sweep(now: number): boolean {
    const isAny = this.#sql.exec("DELETE FROM holds WHERE expires_at <= ?", now).rowsWritten > 0;
    if (isAny) this.#sql.exec("DELETE FROM shared_holds WHERE id NOT IN (SELECT id FROM holds)");
    return isAny;
  }

  /** When the next one expires, epoch ms. */
  nextExpiry(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>("SELECT min(expires_at) AS at FROM holds").one();
    return at;
  }
}

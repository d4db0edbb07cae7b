const LEASE = 10 * 60_000;

/**
 * The page rooms that want to hear of this host's time, each for ten minutes; the number of the last message; and the
 * host's version, as far as it is known here and as far as all of them were told.
 */
export class Subscribers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS subscribers (event_type_id TEXT PRIMARY KEY, until INTEGER NOT NULL)");
    // The table's name is of versions that said word for message.
    sql.exec("CREATE TABLE IF NOT EXISTS word (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL)");
    sql.exec("INSERT OR IGNORE INTO word VALUES (1, 0)");
    sql.exec(
      "CREATE TABLE IF NOT EXISTS versions (one INTEGER PRIMARY KEY CHECK (one = 1), known INTEGER NOT NULL, notified INTEGER NOT NULL)",
    );
    sql.exec("INSERT OR IGNORE INTO versions VALUES (1, -1, -1)");
  }

  add(eventTypeId: string, now: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO subscribers VALUES (?, ?)", eventTypeId, now + LEASE);
  }

  all(now: number): string[] {
    this.#sql.exec("DELETE FROM subscribers WHERE until <= ?", now);
    return this.#sql
      .exec<{ event_type_id: string }>("SELECT event_type_id FROM subscribers")
      .toArray()
      .map((row) => row.event_type_id);
  }

  get lastNumber(): number {
    return this.#sql.exec<{ number: number }>("SELECT number FROM word").one().number;
  }

  nextNumber(): number {
    return this.#sql.exec<{ number: number }>("UPDATE word SET number = number + 1 RETURNING number").one().number;
  }

  get versions(): { known: number; notified: number } {
    return this.#sql.exec<{ known: number; notified: number }>("SELECT known, notified FROM versions").one();
  }

  known(version: number): void {
    this.#sql.exec("UPDATE versions SET known = max(known, ?)", version);
  }

  /** Every room has taken what led to this version. */
  notified(version: number): void {
    this.#sql.exec("UPDATE versions SET notified = max(notified, ?)", version);
  }
}

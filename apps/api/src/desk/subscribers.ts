const LEASE = 10 * 60_000;

/** The page rooms that want word of this host's times, each for ten minutes, and the number of the last word sent. */
export class Subscribers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS subscribers (event_type_id TEXT PRIMARY KEY, until INTEGER NOT NULL)");
    sql.exec("CREATE TABLE IF NOT EXISTS word (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL)");
    sql.exec("INSERT OR IGNORE INTO word VALUES (1, 0)");
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

  get lastWord(): number {
    return this.#sql.exec<{ number: number }>("SELECT number FROM word").one().number;
  }

  nextWord(): number {
    return this.#sql.exec<{ number: number }>("UPDATE word SET number = number + 1 RETURNING number").one().number;
  }
}

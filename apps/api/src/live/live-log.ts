/** So many events can be caught up with. */
const REMEMBERED = 1_000;

/** A sequence number and the last events under it, such as of a page. A number is written down before it is sent. */
export class LiveLog {
  readonly #sql: SqlStorage;
  #seq: number;

  /**
   * `now`, epoch ms, is where numbers begin: those of an object that lost its storage, which begins anew, are above all
   * that it ever gave out.
   */
  constructor(sql: SqlStorage, now: number) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    sql.exec("CREATE TABLE IF NOT EXISTS sequence (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL)");
    sql.exec("INSERT OR IGNORE INTO sequence VALUES (1, ?)", now);
    this.#seq = sql.exec<{ seq: number }>("SELECT seq FROM sequence").one().seq;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Writes an event down under the next number; its text for the sockets. */
  write(event: { type: string }): string {
    const seq = this.#seq + 1;
    this.#sql.exec("UPDATE sequence SET seq = ?", seq);
    this.#seq = seq;
    const body = JSON.stringify({ seq, ...event });
    this.#sql.exec("INSERT INTO events VALUES (?, ?)", seq, body);
    this.#sql.exec("DELETE FROM events WHERE seq <= ?", seq - REMEMBERED);
    return body;
  }

  /** The events after `since`; null when they can't all be told any more, or `since` was never ours. */
  after(since: number): string[] | null {
    const { seq } = this;
    if (since > seq) return null;
    const rows = this.#sql
      .exec<{ body: string }>("SELECT body FROM events WHERE seq > ? ORDER BY seq", since)
      .toArray();
    return rows.length === seq - since ? rows.map((row) => row.body) : null;
  }
}

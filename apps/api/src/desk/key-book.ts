import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { HoldBlock } from "../offers/hold-block.ts";

const DAY = 86_400_000;
/** How long an uncertain claim counts for whoever is told of it; they are told again while it lasts, ms. */
const UNCERTAIN = 10 * 60_000;

/** A claim whose transaction was lost at COMMIT: its time counts as taken until someone knows. */
export interface Uncertain {
  key: IdempotencyKey;
  block: HoldBlock;
  /** Whose time it may have taken; this host's alone where that isn't said. */
  hostIds?: readonly string[] | undefined;
}

/** The id of the block that an uncertain claim leaves: its own key is not in its way. */
export const uncertainId = ({ scope, key }: IdempotencyKey): string => `uncertain:${scope}:${key}`;

/**
 * Which idempotency keys ever began a transaction through this desk. A key is written down before its transaction
 * begins, so one that isn't here was never committed: the claim that carries it may be refused from memory.
 */
export class KeyBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      "CREATE TABLE IF NOT EXISTS begun (scope TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (scope, key))",
    );
    sql.exec("CREATE INDEX IF NOT EXISTS begun_at ON begun (at)");
    sql.exec(
      "CREATE TABLE IF NOT EXISTS uncertain (scope TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, key))",
    );
  }

  hasBegun({ scope, key }: IdempotencyKey): boolean {
    return this.#sql.exec("SELECT 1 FROM begun WHERE scope = ? AND key = ?", scope, key).toArray().length > 0;
  }

  /** Forgets what is out of use by the way: a desk that is always busy is never started anew. */
  begin({ scope, key }: IdempotencyKey, now: number): void {
    this.sweep(now);
    this.#sql.exec("INSERT OR REPLACE INTO begun VALUES (?, ?, ?)", scope, key, now);
  }

  /** Keys older than two days are out of use: Postgres forgets them after one. */
  sweep(now: number): void {
    this.#sql.exec("DELETE FROM begun WHERE at < ?", now - 2 * DAY);
  }

  /** The time counts as taken until someone knows; as long as a day where its length isn't known. Minutes. */
  uncertainAbout(key: IdempotencyKey, start: number, duration = 24 * 60, hostIds?: readonly string[]): void {
    const end = start + duration * 60_000;
    const block = { id: uncertainId(key), start, end, bufferBefore: 0, bufferAfter: 0, expiresAt: 0 };
    const uncertain: Uncertain = { key, block, hostIds };
    this.#sql.exec("INSERT OR REPLACE INTO uncertain VALUES (?, ?, ?)", key.scope, key.key, JSON.stringify(uncertain));
  }

  /** Whether there was one. */
  settle({ scope, key }: IdempotencyKey): boolean {
    return this.#sql.exec("DELETE FROM uncertain WHERE scope = ? AND key = ?", scope, key).rowsWritten > 0;
  }

  uncertain(): Uncertain[] {
    return (
      this.#sql
        .exec<{ body: string }>("SELECT body FROM uncertain")
        .toArray()
        .map((row) => JSON.parse(row.body) as Uncertain)
        // The version before called its blocks otherwise.
        .map((one) => ({ ...one, block: { ...one.block, id: uncertainId(one.key) } }))
    );
  }

  /** The uncertain times of a host as they block others. */
  blocks(hostId: string, now: number): HoldBlock[] {
    return this.uncertain()
      .filter(({ hostIds }) => hostIds?.includes(hostId) ?? true)
      .map(({ block }) => ({ ...block, expiresAt: now + UNCERTAIN }));
  }
}

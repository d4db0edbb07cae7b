import type { Database } from "@daybook/db/connection";

/** One kind of what falls due. Ids are of its own; instants are epoch milliseconds. */
export interface Source {
  name: string;
  /** What is due now, `limit` at most. */
  due(db: Database, now: number, limit: number): Promise<readonly string[]>;
  /** When the next one is due; null when none waits. */
  next(db: Database, now: number): Promise<number | null>;
  /** Hands it on to whoever carries it out. Asked again with the same until it isn't due any more. */
  wake(ids: readonly string[], now: number): Promise<void>;
}

import type { Database } from "@daybook/db/connection";
import type { LockedHost } from "@daybook/db/hosts";
import { type IdempotencyKey, type KeyScope, lockedHosts, takeKeyAndLockHosts } from "@daybook/db/idempotency";
import type { OwnerId } from "@daybook/db/scopes";
import { type Opened, type Rollback, transact } from "@daybook/db/transaction";
import type { SQL } from "drizzle-orm";
import type { Services } from "../runtime/services.ts";

/** What a change finds once its hosts are locked. */
export interface Locked {
  /** Ascending by id; those that the scope may not change, or that don't exist, are missing. */
  hosts: LockedHost[];
  /** The rows of `reads`. */
  rows: Opened;
  /** Epoch milliseconds. */
  now: number;
}

export interface HostTask<T> {
  /** Who may change these hosts. */
  scope: KeyScope;
  key: IdempotencyKey | null;
  /** Whose time it is; `own`: the host that the account is. */
  hosts: readonly string[] | "own";
  /** Read under the lock, in the message that takes it. */
  reads?: readonly SQL[];
  work(db: Database, locked: Locked): Promise<T | Rollback<T>>;
  /** An earlier call with the key was committed, or there is no host to lock. */
  otherwise(db: Database): Promise<T | Rollback<T>>;
}

/**
 * The only way to change a host's time: takes the key, locks the hosts in id order, reads, and lets `work` decide and
 * write. Whoever calls it tells the desks afterwards. What it writes is looked at in any case: the clock is armed first.
 * Throws `DatabaseUnavailable`, `CommitUncertain`, and `overloaded` when nobody would look.
 */
export async function changeHost<T>(services: Services, task: HostTask<T>): Promise<T> {
  // Before anything is locked: nobody waits for the clock behind a lock.
  await services.armClock();
  const now = services.now();
  const { scope, key, hosts: wanted, reads = [] } = task;
  const opening = [takeKeyAndLockHosts(scope, key, wanted, now), ...reads];
  return transact(
    services.connect,
    async (db, [taken, ...rows]) => {
      const hosts = lockedHosts(taken);
      return hosts ? task.work(db, { hosts, rows, now }) : task.otherwise(db);
    },
    opening,
  );
}

/** Until the transaction ends nobody else changes what the owner's host offers. False: there is no such account. */
export async function lockOwnHost(owner: OwnerId, db: Database): Promise<boolean> {
  const { rows } = await db.execute(takeKeyAndLockHosts(owner, null, "own", 0));
  return lockedHosts(rows) !== null;
}

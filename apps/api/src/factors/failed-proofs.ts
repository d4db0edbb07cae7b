import { DAY, HOUR, MINUTE } from "@daybook/core/time/units";
import type { Database } from "@daybook/db/connection";
import { type FailedProofs, lockFailedProofs, writeFailedProofs } from "@daybook/db/pending-sign-ins";
import type { OwnerId } from "@daybook/db/scopes";

/**
 * What is counted apart, of an account: codes of its app while somebody signs in, and whatever somebody shows who has
 * signed in already. So who signs in with a stolen password keeps nobody from working who is in.
 */
export type ProofKind = "sign_in_code" | "code" | "password";

/** So many may be wrong at once; each further one doubles the wait, from a minute up to an hour. */
const FREE = 5;

/** How it stands after another wrong one. Instants are epoch ms. */
export function afterFailure({ failed, triedAt }: FailedProofs, now: number): FailedProofs {
  const times = now - triedAt > DAY ? 1 : failed + 1;
  const wait = times < FREE ? null : Math.min(MINUTE * 2 ** Math.min(times - FREE, 10), HOUR);
  return { failed: times, triedAt: now, blockedUntil: wait === null ? null : now + wait };
}

export type Tried = "right" | "wrong" | { blockedUntil: number };

/** Looks at something that is easily guessed, unless there were too many wrong ones of late. `db` is a transaction. */
export async function tryProof(
  owner: OwnerId,
  db: Database,
  kind: ProofKind,
  now: number,
  look: () => Promise<boolean>,
): Promise<Tried> {
  const before = await lockFailedProofs(owner, db, kind, now);
  if (before.blockedUntil !== null && before.blockedUntil > now) return { blockedUntil: before.blockedUntil };
  const right = await look();
  const after = right ? { failed: 0, triedAt: now, blockedUntil: null } : afterFailure(before, now);
  await writeFailedProofs(owner, db, kind, after);
  return right ? "right" : "wrong";
}

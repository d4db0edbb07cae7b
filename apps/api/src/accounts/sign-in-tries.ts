import { withConnection } from "@daybook/db/connection";
import { type CountedAs, countTry, forgetTry } from "@daybook/db/sign-in-waits";
import { bodyHash } from "../http/idempotency-key.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";

export interface Try {
  /** The account's address, or what was typed where there is no account: both are counted alike. */
  email: string;
  network: string;
  /** A browser by which the account has come in before. */
  device: string | null;
}

/** How many times as many tries are free for a network with all accounts, and for an account from all networks. */
const OF_NETWORK = 4;
const OF_ACCOUNT = 10;

async function countedAs({ email, network, device }: Try, free: number): Promise<CountedAs[]> {
  const key = (...parts: string[]) => bodyHash(parts);
  const address = email.toLowerCase();
  // By itself: whoever guesses elsewhere mustn't keep the owner waiting.
  if (device) return [{ key: await key("device", device), free }];
  return [
    { key: await key("pair", address, network), free },
    { key: await key("network", network), free: free * OF_NETWORK },
    { key: await key("account", address), free: free * OF_ACCOUNT },
  ];
}

/**
 * Counts a try with a password before it is made; throws 429 with when to come again. To
 * be told when the password was right: it isn't counted then.
 */
export async function countedTry(services: Services, env: Env, attempt: Try): Promise<() => Promise<void>> {
  const counted = await countedAs(attempt, settingsOf(env).SIGN_IN_TRIES);
  const wait = await withConnection(services.connect, (db) => countTry(system, db, counted, services.now()));
  if (wait > 0) throw tooManyTries(wait);
  const [first, ...shared] = counted.map(({ key }) => key);
  return () =>
    withConnection(services.connect, (db) =>
      forgetTry(system, db, { counted: shared, forgotten: first ? [first] : [] }),
    );
}

function tooManyTries(wait: number): ApiFailure {
  const retryAfter = Math.max(1, Math.ceil(wait / 1_000));
  return new ApiFailure("rate_limited", {
    retryAfter,
    reason: "sign_in_wait",
    detail: `Too many wrong passwords. Try again in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}, or come in by a mailed link.`,
  });
}

import { type CountedLimit, MOST_OF_ADDRESS, mostCalls, PERIOD, type ToldQuota } from "@daybook/contract/limits";
import { callCounter, type Quota, type QuotaStanding } from "../objects/call-counters.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { bodyHash } from "./idempotency-key.ts";

/** So many callers who were refused are remembered. */
const MOST_REFUSED = 5_000;
/** Until when a caller is refused without being counted, epoch ms, by what it is counted as. */
const refused = new Map<string, number>();

interface Counted {
  /** Whose calls these are. */
  caller: string;
  quota: Quota;
}

/**
 * What counts a call: of this address on this page, of this link whoever sends it, and of this address altogether, for
 * another page or link is easily had. A page's address is read in any case, so it counts as one in all of them.
 */
async function countedBy(
  env: Env,
  limit: CountedLimit,
  address: string,
  place: string,
): Promise<[narrow: Counted, wide: Counted]> {
  const { CALLS_PER_MINUTE: all } = settingsOf(env);
  const period = PERIOD * 1_000;
  const narrow = { name: `${limit}|${place.toLowerCase()}`, most: all ?? mostCalls[limit], period };
  const wide = { name: limit, most: all ?? MOST_OF_ADDRESS, period };
  const ofAddress = { caller: address, quota: wide };
  if (limit !== "changes") return [{ caller: address, quota: narrow }, ofAddress];
  // A link is a secret, and its case means something.
  return [{ caller: `link|${await bodyHash(place)}`, quota: { ...narrow, name: limit } }, ofAddress];
}

async function count(env: Env, by: readonly Counted[], now: number): Promise<QuotaStanding[]> {
  const callers = [...new Set(by.map(({ caller }) => caller))];
  const all = await Promise.all(
    callers.map((caller) => {
      const quotas = by.flatMap((one) => (one.caller === caller ? [one.quota] : []));
      return callCounter(env, caller).count(quotas, now);
    }),
  );
  return all.flat();
}

/** Counts a call, once wherever it is taken; what to tell of its quotas. `tell` hears it too when it is refused: throws 429. */
export async function countCall(
  env: Env,
  limit: CountedLimit,
  { address, place, now }: { address: string; place: string; now: number },
  tell: (quotas: ToldQuota[]) => void,
): Promise<void> {
  const by = await countedBy(env, limit, address, place);
  const [narrow, wide] = by.map(({ quota, caller }) => `${caller}|${quota.name}`) as [string, string];
  const until = Math.max(refused.get(narrow) ?? 0, refused.get(wide) ?? 0);
  const standings: Pick<QuotaStanding, "remaining" | "resets" | "allowed">[] =
    until > now
      ? by.map((_, index) => {
          const ends = refused.get(index === 0 ? narrow : wide) ?? 0;
          return { remaining: 0, resets: ends, allowed: ends <= now };
        })
      : await count(env, by, now);
  const seconds = (at: number) => Math.max(0, Math.ceil((at - now) / 1_000));
  const names = [limit, `${limit}_altogether`];
  tell(
    standings.flatMap(({ remaining, resets }, index) => {
      const quota = { name: names[index] ?? limit, most: by[index]?.quota.most ?? 0 };
      return [resets > now ? { ...quota, remaining, resets: seconds(resets) } : quota];
    }),
  );
  const over = standings.filter(({ allowed }) => !allowed);
  if (over.length === 0) return;
  if (refused.size >= MOST_REFUSED) refused.clear();
  for (const [index, { allowed, resets }] of standings.entries())
    if (!allowed) refused.set(index === 0 ? narrow : wide, resets);
  throw tooMany(Math.max(1, seconds(Math.max(...over.map(({ resets }) => resets)))));
}

export const tooMany = (wait: number): ApiFailure =>
  new ApiFailure("rate_limited", {
    retryAfter: wait,
    detail: `Too many of these from your network. Try again in ${wait} ${wait === 1 ? "second" : "seconds"}.`,
  });

import type { Quota, QuotaStanding } from "../objects/call-counters.ts";

/** The calls of a period, and when it ends, epoch ms. */
export interface Period {
  used: number;
  ends: number;
}

/**
 * Counts a call under all of these quotas, or under none when one of them refuses it: who is kept waiting by one quota
 * doesn't use up another. The periods that are other than before, by the quota's name. `now` in epoch ms.
 */
export function counted(
  periods: ReadonlyMap<string, Period>,
  quotas: readonly Quota[],
  now: number,
): { changed: Map<string, Period>; standings: QuotaStanding[] } {
  const stands = quotas.map((quota) => {
    const known = periods.get(quota.name);
    const period = known && known.ends > now ? known : { used: 0, ends: now + quota.period };
    return { quota, period, allows: period.used < quota.most };
  });
  const isCounted = stands.every(({ allows }) => allows);
  const after = stands.map((stand) =>
    isCounted ? { ...stand, period: { ...stand.period, used: stand.period.used + 1 } } : stand,
  );
  return {
    changed: new Map(isCounted ? after.map(({ quota, period }) => [quota.name, period]) : []),
    standings: after.map(({ quota: { name, most }, period: { used, ends }, allows }) => ({
      name,
      remaining: Math.max(0, most - used),
      resets: ends,
      allowed: allows,
    })),
  };
}

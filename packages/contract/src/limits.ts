import type { Limit } from "./operation.ts";

/** So many calls a minute. */
export const PERIOD = 60;

/** Of one address on one page, `changes` by one link whoever sends it: exactly. They write to strangers, or try passwords. */
export type CountedLimit = Exclude<Limit, "reads" | "sockets">;
export const mostCalls: Readonly<Record<CountedLimit, number>> = {
  accounts: 5,
  sign_in: 10,
  bookings: 10,
  holds: 30,
  changes: 20,
  trials: 10,
};
/** Of one address altogether, of each of these kinds. */
export const MOST_OF_ADDRESS = 60;
/** Reads of public times and pages by one address, roughly: they are counted in tens. */
export const MOST_READS = 300;
/** Live sockets that one address opens. */
export const MOST_SOCKETS = 120;

/** A quota as `RateLimit-Policy` and `RateLimit` tell of it (draft-ietf-httpapi-ratelimit-headers-11); `resets` in seconds. */
export interface ToldQuota {
  name: string;
  most: number;
  remaining?: number;
  resets?: number;
}

/** Names are ours: letters and underscores alone. */
export const rateLimitPolicy = (quotas: readonly ToldQuota[]): string =>
  quotas.map(({ name, most }) => `"${name}";q=${most};w=${PERIOD}`).join(", ");

export const rateLimit = (quotas: readonly ToldQuota[]): string =>
  quotas
    .flatMap(({ name, remaining, resets }) =>
      remaining === undefined ? [] : [`"${name}";r=${remaining}${resets === undefined ? "" : `;t=${resets}`}`],
    )
    .join(", ");

import type { Limit } from "@daybook/contract/operation";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";

const binding: Record<Limit, "LIMIT_ACCOUNTS" | "LIMIT_SIGN_IN" | "LIMIT_BOOKINGS" | "LIMIT_HOLDS" | "LIMIT_CHANGES"> =
  {
    accounts: "LIMIT_ACCOUNTS",
    sign_in: "LIMIT_SIGN_IN",
    bookings: "LIMIT_BOOKINGS",
    holds: "LIMIT_HOLDS",
    changes: "LIMIT_CHANGES",
  };
/** The limits' period in wrangler.toml, seconds. */
const PERIOD = 60;

/**
 * Counts a call; throws 429 when there were too many in a minute: of this address on this page, of this link whoever
 * sends it, or of this address altogether, for another page or link is easily had. A page's address is read in any
 * case, so it counts as one in all of them.
 */
export async function countCall(env: Env, limit: Limit, address: string, place: string): Promise<void> {
  const narrow = limit === "changes" ? place : `${address}|${place.toLowerCase()}`;
  const counts = await Promise.all([
    env[binding[limit]].limit({ key: narrow }),
    env.LIMIT_ADDRESS.limit({ key: `${limit}|${address}` }),
  ]);
  if (counts.every(({ success }) => success)) return;
  throw new ApiFailure("rate_limited", {
    retryAfter: PERIOD,
    detail: `Too many of these from your network. Try again in ${PERIOD} seconds.`,
  });
}

/** Counts a call of somebody who claims to be the mail service and isn't; throws 429. */
export async function countStranger(env: Env, address: string): Promise<void> {
  const { success } = await env.LIMIT_ADDRESS.limit({ key: `inbound|${address}` });
  if (success) return;
  throw new ApiFailure("rate_limited", { retryAfter: PERIOD, detail: "Too many of these that nobody signed." });
}

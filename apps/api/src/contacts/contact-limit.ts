import { type Database, withConnection } from "@daybook/db/connection";
import { countContacts, weighContacts } from "@daybook/db/contacts";
import { findReplay, type IdempotencyKey } from "@daybook/db/idempotency";
import type { CapabilityScope, OwnerId, PageScope } from "@daybook/db/scopes";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { Flights } from "../runtime/flights.ts";
import type { Services } from "../runtime/services.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Whom an account met is known a week after the booking: so trust grows by the week, and not by the hour. */
const MET = { before: 7 * DAY, since: 365 * DAY };
/** However many it has met, an account writes to so many times as many strangers as a new one. */
const MOST_TRUST = 10;
const MOST_ACCOUNTS = 5_000;

/** What was counted, and what has been tried since, by account. Never less than what took place, but for other isolates. */
const counted = new Map<string, { count: number; verified: boolean }>();
const flights = new Flights<{ count: number; verified: boolean }>();

/** How many strangers an account may write to at first: few while nobody has shown that its address is theirs. */
function firstOf(env: Env, verified: boolean): number {
  const { INVITEE_MAILS_PER_HOUR: most, UNVERIFIED_MAILS_PER_HOUR: few } = settingsOf(env);
  return verified ? most : Math.min(most, few);
}

const ownerOf = ({ accountId, teamId }: PageScope): string => accountId ?? teamId ?? "";

/** Counts what an account's pages did in the last hour: on a connection that is open for its page already. */
export async function noteContacts(services: Services, db: Database, page: PageScope): Promise<void> {
  if (counted.size > MOST_ACCOUNTS) counted.clear();
  counted.set(ownerOf(page), await countContacts(page, db, services.now() - HOUR));
}

/** How many strangers an account may write to in an hour: so many at first, one more for each person it has met. */
export const mostStrangers = (first: number, met: number): number => Math.min(first + met, first * MOST_TRUST);

/**
 * Throws 429 when the pages of this account have caused as many mails to strangers as they may in an hour: whoever has
 * a page could otherwise write to anybody without end, by booking in their names. Whom the host has met isn't counted,
 * and neither is a repeat of a call that booked.
 */
export async function requireContact(
  services: Services,
  env: Env,
  page: PageScope,
  addresses: readonly string[],
  key: IdempotencyKey,
): Promise<void> {
  const accountId = ownerOf(page);
  const before = counted.get(accountId) ?? { count: 0, verified: false };
  const tried = before.count + addresses.length;
  counted.set(accountId, { ...before, count: tried });
  if (tried <= firstOf(env, before.verified)) return;
  const { count, verified } = await flights.join(accountId, () =>
    withConnection(services.connect, (db) => countContacts(page, db, services.now() - HOUR)),
  );
  counted.set(accountId, { count: count + addresses.length, verified });
  if (count + addresses.length <= firstOf(env, verified)) return;
  await requireFew(services, env, page, addresses, key);
}

/**
 * The same for mails to guests of a booking, whose page isn't looked up: how many strangers there were is asked each time, as
 * a form to which addresses can be added must not be one that writes to the world.
 */
export async function requireGuestContact(
  services: Services,
  env: Env,
  scope: OwnerId | CapabilityScope<"manage">,
  booking: { accountId: string | null; teamId: string | null },
  addresses: readonly string[],
  key: IdempotencyKey,
): Promise<void> {
  if (addresses.length === 0) return;
  await requireFew(services, env, scope, addresses, key);
  const accountId = booking.accountId ?? booking.teamId ?? "";
  const { count, verified } = counted.get(accountId) ?? { count: 0, verified: false };
  counted.set(accountId, { count: count + addresses.length, verified });
}

type ContactScope = OwnerId | PageScope | CapabilityScope<"manage">;

async function requireFew(
  services: Services,
  env: Env,
  scope: ContactScope,
  addresses: readonly string[],
  key: IdempotencyKey,
): Promise<void> {
  const now = services.now();
  const wait = await withConnection(services.connect, async (db) => {
    const { unknown, strangers, met, verified, first } = await weigh(scope, db, addresses, now);
    if (unknown === 0 || strangers + unknown <= mostStrangers(firstOf(env, verified), met)) return null;
    if (await findReplay(scope, db, key)) return null;
    return (first ?? now) + HOUR - now;
  });
  if (wait !== null) throw tooMany(wait);
}

const weigh = (scope: ContactScope, db: Database, addresses: readonly string[], now: number) =>
  weighContacts(scope, db, {
    addresses,
    since: now - HOUR,
    metBefore: now - MET.before,
    metSince: now - MET.since,
    now,
  });

function tooMany(wait: number): ApiFailure {
  const minutes = Math.max(1, Math.ceil(wait / 60_000));
  return new ApiFailure("rate_limited", {
    retryAfter: wait / 1000,
    reason: "host_contacts",
    detail: `This host's pages have written to as many new people as they may within an hour. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, or write to the host.`,
  });
}

/** For the host: how many strangers their pages wrote to within the hour, and how many they may. */
export async function contactsOf(services: Services, env: Env, db: Database, owner: OwnerId) {
  const { strangers, met, verified } = await weigh(owner, db, [], services.now());
  return { lastHour: strangers, mostPerHour: mostStrangers(firstOf(env, verified), met) };
}

import { DAY, HOUR, MINUTE } from "@daybook/core/time/units";
import type { Database } from "@daybook/db/connection";
import {
  countMailedLinks,
  countOwnLinks,
  insertMailedLink,
  type LinkPurpose,
  lockMailbox,
} from "@daybook/db/mailed-links";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";

/** How long each is good, ms. */
const LIFE: Record<LinkPurpose, number> = {
  verify: DAY,
  reset: 15 * MINUTE,
  magic: 15 * MINUTE,
  change: DAY,
  undo: 7 * DAY,
  sign_up: HOUR,
};

/**
 * Mails to an account's address in an hour that somebody asked for who hasn't signed in; and to an address of no account
 * in a day, which is told that it has none.
 */
const MOST = { account: 5, nobody: 1, signUp: 5 };
/** Of one kind an account may ask for in an hour. */
const MOST_OWN = 5;

export interface MailedLinkAsked {
  purpose: LinkPurpose;
  /** Null: nobody's, it leads nowhere. */
  accountId: string | null;
  email: string;
  locale?: string | null | undefined;
  asked?: object | null;
  origin: string;
}

export interface MadeLink {
  id: string;
  until: number;
  /** What to wake once the transaction is committed. */
  deliveries: string[];
}

/** Keeps a link and asks for its mail, in a transaction that may do more; `silent` ones have no mail. */
export async function makeMailedLink(
  services: Services,
  db: Database,
  { purpose, accountId, email, locale = null, asked = null, origin }: MailedLinkAsked,
  mode: "mailed" | "silent" = "mailed",
): Promise<MadeLink> {
  const now = services.now();
  const id = services.newId();
  const until = now + LIFE[purpose];
  const event = linkEvent(services, { id, now, origin, mode });
  // Beyond the limit it is nobody's: no code can be guessed more often by asking more often.
  const owner = mode === "mailed" ? accountId : null;
  await insertMailedLink(
    system,
    db,
    { id, purpose, accountId: owner, email, locale, asked, expiresAt: until, now },
    event,
  );
  return { id, until, deliveries: event.deliveries.map((delivery) => delivery.id) };
}

/** Its event holds nothing: neither the address nor what the link is for. */
const linkEvent = (
  services: Services,
  { id, now, origin, mode }: { id: string; now: number; origin: string; mode: "mailed" | "silent" },
) =>
  newEvent(
    services,
    {
      kind: "mailed_link.asked",
      subject: { kind: "mailed_link", id },
      leastSequence: 0,
      before: null,
      after: {},
      actor: "system",
      at: now,
    },
    mode === "silent"
      ? []
      : [{ sink: "mail", target: "mailbox", orderKey: `mail:link:${id}`, dedupeKey: `mail:link:${id}`, dueAt: now }],
    origin,
  );

/**
 * For anybody who names an address: the same statements, the same answer and a mail whether or not an account has it. What
 * is asked for too often is answered the same, and nothing is mailed. To be woken after the answer, as that takes time.
 */
export async function askByMail(services: Services, asked: MailedLinkAsked): Promise<MadeLink> {
  await services.armClock();
  return transact(services.connect, async (db) => {
    await lockMailbox(system, db, asked.email);
    const now = services.now();
    const sent = await countMailedLinks(system, db, asked.email, { account: now - HOUR, nobody: now - DAY });
    const kind = asked.purpose === "sign_up" ? "signUp" : asked.accountId === null ? "nobody" : "account";
    const few = sent[kind] < MOST[kind];
    return makeMailedLink(services, db, asked, few ? "mailed" : "silent");
  });
}

/** For an account that has come in: throws 429 when it asks too often. */
export async function askOwnLink(
  services: Services,
  env: Env,
  owner: OwnerId,
  asked: Omit<MailedLinkAsked, "accountId">,
): Promise<MadeLink> {
  await services.armClock();
  const made = await transact(services.connect, async (db) => {
    await lockMailbox(system, db, owner);
    const now = services.now();
    const { count, first } = await countOwnLinks(owner, db, asked.purpose, now - HOUR);
    if (count >= MOST_OWN) throw tooManyMails((first ?? now) + HOUR - now);
    return makeMailedLink(services, db, { ...asked, accountId: owner });
  });
  await wakeEffects(env, made.deliveries);
  return made;
}

const tooManyMails = (wait: number): ApiFailure =>
  new ApiFailure("rate_limited", {
    retryAfter: Math.ceil(wait / 1_000),
    reason: "own_mails",
    detail: `You have asked for ${MOST_OWN} mails within an hour. Look for the last one: it is still good.`,
  });

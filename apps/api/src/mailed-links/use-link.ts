import type { Database } from "@daybook/db/connection";
import { findMailedLink, type LinkPurpose, type MailedLinkRow, tryCode, useMailedLink } from "@daybook/db/mailed-links";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { isMailedCode, readLinkToken } from "./link-token.ts";

/** Of a code of six digits so many may be tried; then its link ends, too. */
const MOST_TRIES = 5;

export type LinkState = "open" | "used" | "replaced" | "expired";

export const stateOfLink = ({ usedAt, endedAt, expiresAt, tries }: MailedLinkRow, now: number): LinkState => {
  if (usedAt !== null) return "used";
  if (endedAt !== null || tries >= MOST_TRIES) return "replaced";
  return expiresAt > now ? "open" : "expired";
};

/** What isn't ours is told as what has expired: long after, a row is gone. */
export const linkEnded = (reason: Exclude<LinkState, "open"> = "expired"): ApiFailure =>
  new ApiFailure("link_ended", { reason });

/** The id of the link that a token is of. Throws `link_ended`. */
export async function requireLinkId(services: Services, purpose: LinkPurpose, token: string): Promise<string> {
  const id = await readLinkToken(services.keys, purpose, token);
  if (id === null) throw linkEnded();
  return id;
}

/** A link of an account as it is, used or not. Throws `link_ended` for what leads nowhere. */
export async function requireLink(
  services: Services,
  db: Database,
  purpose: LinkPurpose,
  token: string,
): Promise<MailedLinkRow> {
  const row = await findMailedLink(system, db, await requireLinkId(services, purpose, token));
  if (!row) throw linkEnded();
  return row;
}

/** A link that is used now, in the transaction of what it does, by whose account it is. Throws `link_ended`, with its reason. */
export async function useLink(
  services: Services,
  db: Database,
  purpose: LinkPurpose,
  token: string,
): Promise<MailedLinkRow> {
  const id = await requireLinkId(services, purpose, token);
  const now = services.now();
  const row = await useMailedLink(system, db, id, purpose, now);
  if (row && row.tries < MOST_TRIES) return row;
  if (row) throw linkEnded("replaced");
  const known = await findMailedLink(system, db, id);
  const state = known && stateOfLink(known, now);
  throw linkEnded(state === null || state === "open" ? "expired" : state);
}

/** What became of a try at a code. A wrong one is counted: it must be committed, and told after that. */
export type Tried = { kind: "right"; link: MailedLinkRow } | { kind: "wrong"; left: number } | { kind: "ended" };

export async function tryMailedCode(services: Services, db: Database, id: string, code: string): Promise<Tried> {
  const now = services.now();
  const row = await tryCode(system, db, id, { now, most: MOST_TRIES });
  if (!row) return { kind: "ended" };
  const isRight = await isMailedCode(services.keys, id, code);
  if (!isRight || row.accountId === null) return { kind: "wrong", left: MOST_TRIES - row.tries };
  const link = await useMailedLink(system, db, id, row.purpose, now);
  return link ? { kind: "right", link } : { kind: "ended" };
}

/** How a code that wasn't the right one is answered. */
export const refusedCode = (tried: Exclude<Tried, { kind: "right" }>): ApiFailure =>
  tried.kind === "ended"
    ? linkEnded("replaced")
    : fieldFailure("code", "wrong_code", "The mail has another code.", { params: { left: tried.left } });

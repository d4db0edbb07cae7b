import { alternatives, type ClaimRefusal, decideClaim } from "@daybook/core/bookings/claim";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import { type ClaimCommand, claimRequest, commitClaim } from "../booking-changes/commit-claim.ts";
import type { ChangeOutcome } from "../booking-changes/outcome.ts";
import type { HostDeskRpc } from "../objects/desk-rpc.ts";
import type { OfferMemory, Remembered } from "../offers/offer-memory.ts";
import type { Services } from "../runtime/services.ts";
import { type Reserved, reserveHosts } from "./reserve-hosts.ts";

/**
 * How long the other desks keep a time for a claim, ms. A transaction that waits longer is decided by Postgres all the
 * same; somebody may be given a hold there meanwhile, and learn on booking that the time is gone.
 */
export const KEPT = 10_000;

/** The desk that decides for several hosts, and whom it asks. */
export interface Lead {
  hostId: string;
  deskOf(hostId: string): HostDeskRpc;
  memory: OfferMemory;
  services: Services;
  /** Called before each transaction: the key must be written down first. */
  begin(): void;
}

/** The same for a repeat of the claim or the move: what is kept for it is its own. */
export const reservationId = ({ key }: { key: IdempotencyKey }): string => `claim:${key.scope}:${key.key}`;

/**
 * Claims a time of several hosts, as the lead desk of their page: asks the desks of those whom memory finds free, runs
 * the transaction for them, and tries the next best when one of a group turns out to be taken. What `core` decides under
 * the locks counts; desks put claims in order and know what is held.
 */
export async function claimAsLead(lead: Lead, command: ClaimCommand): Promise<ChangeOutcome> {
  const taken = new Set<string>();
  for (;;) {
    const known = await lead.memory.fresh(command.page, command.start, lead.services.now);
    if (!known || known.inputs.settings.deleted) return { kind: "gone" };
    const picked = await pick(lead, command, known, taken);
    if ("refused" in picked) return refusal(lead, command, known, picked.refused);
    const outcome = await commitFor(lead, command, picked);
    const refuser = outcome.kind === "refused" ? outcome.hostId : undefined;
    const isReplaceable = known.inputs.hosts.some((host) => host.hostId === refuser && host.role !== "fixed");
    if (refuser === undefined || !isReplaceable || taken.has(refuser)) return outcome;
    taken.add(refuser);
    lead.memory.forget();
  }
}

async function pick(
  { services, hostId, deskOf }: Lead,
  command: ClaimCommand,
  { inputs, groups: groupsWith }: Remembered,
  taken: ReadonlySet<string>,
): Promise<Reserved | { refused: ClaimRefusal }> {
  const now = services.now();
  const groups = groupsWith(command.holds);
  const { settings } = inputs;
  const decision = decideClaim(settings, groups, claimRequest(inputs, command), now);
  if (!decision.ok) return { refused: decision.reason };
  const { start, end } = decision;
  const free = decision.groups.map((group) => group.filter((id) => !taken.has(id)));
  const reserved = await reserveHosts(deskOf, hostId, groups, free, {
    ...{ id: reservationId(command), start, end },
    // Buffers yield to a host's own word: they keep nobody's time then.
    ...(command.host?.outsideOffer ? { bufferBefore: 0, bufferAfter: 0 } : buffersOf(settings)),
    until: now + KEPT,
    kind: { of: "claim", ownHold: command.ownHold ?? command.holdId ?? null },
  });
  return reserved ?? { refused: taken.size > 0 ? "booked" : "held" };
}

const buffersOf = ({ bufferBefore, bufferAfter }: { bufferBefore: number; bufferAfter: number }) => ({
  bufferBefore,
  bufferAfter,
});

/** Those who are booked learn it with the change. While nobody knows what became of it nothing is given back. */
async function commitFor(lead: Lead, command: ClaimCommand, { hostIds, elsewhere }: Reserved): Promise<ChangeOutcome> {
  const giveBack = (booked: readonly string[]) =>
    Promise.allSettled(
      elsewhere.filter((id) => !booked.includes(id)).map((id) => lead.deskOf(id).unreserve(reservationId(command))),
    );
  lead.begin();
  try {
    const outcome = await commitClaim(lead.services, { ...command, hostIds });
    if (outcome.kind === "outcome_unknown") return { ...outcome, hostIds };
    await giveBack(outcome.kind === "done" ? outcome.answer.hostIds : []);
    return outcome;
  } catch (error) {
    await giveBack([]);
    throw error;
  }
}

function refusal(
  { services }: Lead,
  command: ClaimCommand,
  { inputs, groups }: Remembered,
  reason: ClaimRefusal,
): ChangeOutcome {
  const { settings } = inputs;
  const request = claimRequest(inputs, command);
  return {
    kind: "refused",
    reason,
    alternatives: alternatives(settings, groups(command.holds), request, services.now()),
  };
}

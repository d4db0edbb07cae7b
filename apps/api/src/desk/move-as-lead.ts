import { commitMove, type MoveCommand } from "../booking-changes/commit-move.ts";
import type { ChangeOutcome } from "../booking-changes/outcome.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { KEPT, type Lead, reservationId } from "./claim-as-lead.ts";
import { reserveHosts } from "./reserve-hosts.ts";

type Mover = Pick<Lead, "hostId" | "deskOf" | "services">;

/**
 * Moves an appointment, as the lead desk of those whom it occupies: the others keep the new time meanwhile. What is held
 * at one of theirs is in its way as if it were held here.
 */
export async function moveAsLead({ hostId, deskOf, services }: Mover, command: MoveCommand): Promise<ChangeOutcome> {
  const { kept, start, hostIds, holds } = command;
  // A caller of the version before says nothing of what to keep.
  if (hostIds.length < 2 || !kept) return commitMove(services, command);
  const span = { id: reservationId(command), start, ...kept };
  const until = services.now() + KEPT;
  const reserved = await reserveHosts(deskOf, hostId, [{ need: "all" }], [hostIds], {
    ...{ ...span, until },
    kind: { of: "claim", ownHold: command.ownHold ?? command.holdId ?? null },
  });
  const giveBack = () =>
    Promise.allSettled((reserved?.elsewhere ?? []).map((id) => deskOf(id).unreserve(reservationId(command))));
  const inTheWay: HoldBlock = { ...span, expiresAt: until };
  const known = reserved ? holds : { ...holds, [hostId]: [...(holds[hostId] ?? []), inTheWay] };
  try {
    const outcome = await commitMove(services, { ...command, holds: known });
    // Those who are moved learn it with the change. While nobody knows what became of it nothing is given back.
    const isTold = outcome.kind === "outcome_unknown" || (outcome.kind === "done" && outcome.change !== null);
    if (!isTold) await giveBack();
    return outcome.kind === "outcome_unknown" ? { ...outcome, hostIds: [...hostIds] } : outcome;
  } catch (error) {
    await giveBack();
    throw error;
  }
}

import type { ClaimRefusal } from "@daybook/core/bookings/claim";
import type { EventTypePage } from "@daybook/db/scopes";
import type { CancelCommand } from "../booking-changes/commit-cancel.ts";
import type { ClaimCommand } from "../booking-changes/commit-claim.ts";
import type { MoveCommand } from "../booking-changes/commit-move.ts";
import type { ChangeOutcome, Interval } from "../booking-changes/outcome.ts";
import type { PresenceChange } from "../live/presence.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { HostChange } from "../offers/timeline-change.ts";

export interface HoldCommand {
  page: EventTypePage;
  start: number;
  duration?: number | undefined;
  /** A random name of the browser tab; its older hold is replaced. */
  visitor?: string | undefined;
  /** Whose holds are counted, never shown. */
  address: string;
  /** Made for each call: a desk that is asked again, because the one before was lost, gives the same hold. */
  key?: string | undefined;
}

export type HoldOutcome =
  | { kind: "held"; id: string; start: number; end: number; expiresAt: number }
  | { kind: "refused"; reason: ClaimRefusal; alternatives: Interval[] }
  /** `until`: when the first of those that they hold ends, epoch ms. Absent in what a desk of before answers. */
  | { kind: "too_many"; until?: number }
  | { kind: "gone" };

/** What a lead desk asks of another host's desk: to keep a time for its claim or its hold. Epoch ms, minutes. */
export interface Reservation {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
  /** It ends by itself then. */
  until: number;
  /** A claim's is there for its transaction alone; a hold's is shown to whoever looks at the host's pages. */
  kind: { of: "claim"; ownHold: string | null } | { of: "hold"; eventTypeId: string; visitor: string | null };
}

/** A host's time as its desk knows it, for whoever subscribes. `number` rises with every message the desk sends. */
export interface DeskState {
  hostId: string;
  number: number;
  /** The newest version of the host that the desk knows of: whoever is behind it has missed something. */
  version: number;
  holds: HoldBlock[];
  /** The visitors who hold something on the page that is told; absent where no page is. */
  holders?: string[];
}

/**
 * What a desk tells a room. Each message carries all holds: the newest says what is held. `change`: what one commit did to
 * the host's time. `invalidate`: something changed it that isn't told; `isUncertain` when nobody knows up to which version.
 */
export type DeskMessage = DeskState &
  ({ kind: "holds" } | { kind: "change"; change: HostChange } | { kind: "invalidate"; isUncertain: boolean });

/** A command as its desk gets it: what is held, the desk knows. */
export type Asked<C extends { holds: unknown }> = Omit<C, "holds">;

/** A change in which a host overrules what is offered, or decides who is told. */
export type HostDecision =
  | { of: "claim"; command: Asked<ClaimCommand> }
  | { of: "move"; command: Asked<MoveCommand> }
  | { of: "cancel"; command: CancelCommand };

/** The write side of one host. Every method stays compatible with the version before: a deploy replaces callers one by one. */
export interface HostDeskRpc {
  /** As the lead desk of the claim's page. */
  claim(command: Asked<ClaimCommand>): Promise<ChangeOutcome>;
  /** The same with guests, whom desks of the version before would leave out: they lack the method. */
  claimAlong(command: Asked<ClaimCommand>): Promise<ChangeOutcome>;
  move(command: Asked<MoveCommand>): Promise<ChangeOutcome>;
  cancel(command: CancelCommand): Promise<ChangeOutcome>;
  /** One of the three by a host's own decision, which desks of the version before would leave out: they lack the method. */
  decided(decision: HostDecision): Promise<ChangeOutcome>;
  hold(command: HoldCommand): Promise<HoldOutcome>;
  /** False when there was no such live hold. */
  release(holdId: string): Promise<boolean>;
  /** Keeps a time for another desk's claim or hold. False: something is held then already. Never waits. */
  reserve(reservation: Reservation): Promise<boolean>;
  /** Gives back what was reserved. */
  unreserve(id: string): Promise<void>;
  /** A lead desk committed a change of this host's time, and with it used up a reservation or a hold. */
  committed(change: HostChange, used: readonly string[]): Promise<void>;
  /** Visitors left a page (the grace of what they hold there begins) or are on it (it ends). */
  presence(eventTypeId: string, change: PresenceChange): Promise<void>;
  /** Messages go to this page's room for the next ten minutes. */
  subscribe(eventTypeId: string): Promise<DeskState>;
  /** What is held now. */
  holds(): Promise<DeskState>;
  /** Something changed what the host offers, up to this version; null: nobody knows to which. Nothing happens where it is known. */
  changed(version: number | null): Promise<void>;
  /** Changes of this host's bookings are told to the account's consoles from now on. */
  addConsole(accountId: string): Promise<void>;
}

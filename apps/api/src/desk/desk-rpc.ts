import type { ClaimRefusal } from "@daybook/core/bookings/claim";
import type { PageScope } from "@daybook/db/scopes";
import type { CancelCommand } from "../bookings/commit-cancel.ts";
import type { ClaimCommand } from "../bookings/commit-claim.ts";
import type { MoveCommand } from "../bookings/commit-move.ts";
import type { ChangeOutcome, Interval } from "../bookings/outcome.ts";
import type { PresenceChange } from "../live/presence.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { TimelineChange } from "../offers/timeline-change.ts";

export interface HoldCommand {
  page: PageScope;
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
  | { kind: "too_many" }
  | { kind: "gone" };

/** A host's times as its desk knows them, for whoever subscribes. `push` rises with every word the desk sends. */
export interface DeskState {
  push: number;
  holds: HoldBlock[];
  /** The visitors who hold something on the page that is told; absent where no page is, and from the version before. */
  holders?: string[];
}

/** The write side of one host. Every method stays compatible with the version before: a deploy replaces callers one by one. */
export interface HostDeskRpc {
  claim(command: Omit<ClaimCommand, "holds">): Promise<ChangeOutcome>;
  move(command: Omit<MoveCommand, "holds">): Promise<ChangeOutcome>;
  cancel(command: CancelCommand): Promise<ChangeOutcome>;
  hold(command: HoldCommand): Promise<HoldOutcome>;
  /** False when there was no such live hold. */
  release(holdId: string): Promise<boolean>;
  /** Visitors left a page (the grace of what they hold there begins) or are on it (it ends). */
  presence(eventTypeId: string, change: PresenceChange): Promise<void>;
  /** The same of one visitor, as the version before says it. */
  seen(eventTypeId: string, visitor: string, connected: boolean): Promise<void>;
  /** Word of changes goes to this page's room for the next ten minutes. */
  subscribe(eventTypeId: string): Promise<DeskState>;
  /** What is held now. */
  holds(): Promise<DeskState>;
  /** Something outside the desk changed what the host offers. */
  changed(): Promise<void>;
}

/** What a desk tells a room. `change` is absent when only holds moved, null when everything has to be read again. */
export interface DeskWord extends DeskState {
  change?: TimelineChange | null;
}

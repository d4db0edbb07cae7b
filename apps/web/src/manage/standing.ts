import type { Managed } from "@daybook/contract/manage";
import { currentTime } from "../time/now.ts";

/** How a booking stands, and what its owner may still do with it. */
export interface Standing {
  state: "cancelled" | "over" | "too_late" | "pending" | "confirmed";
  canChange: boolean;
}

export function standingOf(managed: Managed, now: number = currentTime()): Standing {
  if (managed.state !== "confirmed" && managed.state !== "pending") return { state: "cancelled", canChange: false };
  if (Date.parse(managed.start) <= now) return { state: "over", canChange: false };
  if (!managed.changeable || Date.parse(managed.changeUntil) <= now) return { state: "too_late", canChange: false };
  return { state: managed.state, canChange: true };
}

import type { Arrival } from "@daybook/contract/providers";
import { signInSearch } from "../../search.ts";

/** What somebody went to another service for, and who came back: kept for this tab alone, over the way there. */
export interface Errand {
  purpose: "sign_in" | "link";
  /** Where one goes once in: a path of the console. */
  next?: string;
  arrival?: Arrival;
}

const PLACE = "daybook.errand";

export function keepErrand(errand: Errand): void {
  sessionStorage.setItem(PLACE, JSON.stringify(errand));
}

/** Whoever comes without one came to sign in. Where it leads, is looked at again. */
export function readErrand(): Errand {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") as Partial<Errand>;
    const { purpose = "sign_in", arrival } = kept;
    return { purpose, ...signInSearch({ next: kept.next }), ...(arrival ? { arrival } : {}) };
  } catch {
    return { purpose: "sign_in" };
  }
}

export function endErrand(): void {
  sessionStorage.removeItem(PLACE);
}

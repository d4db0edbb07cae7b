import type { Hold } from "@daybook/contract/pages";
import type { Address } from "../api/pages.ts";
import { keep, kept } from "../device/storage.ts";
import { currentTime } from "../time/now.ts";
import { SECOND } from "../time/units.ts";

/** A hold that outlives its document, as a reload does. */
export interface KeptHold {
  start: string;
  duration: number;
  hold: Hold;
}

/** So long after its visitor left the server keeps a hold, less what a page takes to come back; milliseconds. */
const KEPT_FOR = 40 * SECOND;

const keyOf = ({ handle, slug }: Address) => `daybook.hold:${handle}/${slug}`;

/** Whether the server still keeps what was left at that time, or it is over anyhow and is to be said so. */
export const isKept = ({ hold }: KeptHold, leftAt: number): boolean =>
  currentTime() - leftAt < KEPT_FOR || Date.parse(hold.expiresAt) <= currentTime();

/** Leaves the hold to the next document of this tab. False where nothing can be kept. */
export const keepHold = (address: Address, held: KeptHold): boolean =>
  keep(keyOf(address), JSON.stringify({ ...held, leftAt: currentTime() }), "sessionStorage");

/** The hold that the document before this one had, once. */
export function takeKeptHold(address: Address): KeptHold | null {
  const text = kept(keyOf(address), "sessionStorage");
  keep(keyOf(address), null, "sessionStorage");
  try {
    const held = JSON.parse(text ?? "null") as (KeptHold & { leftAt: number }) | null;
    return held && isKept(held, held.leftAt) ? held : null;
  } catch {
    return null;
  }
}

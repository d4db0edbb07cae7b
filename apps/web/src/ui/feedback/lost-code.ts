import { SECOND } from "@daybook/core/time/units";
import { keep, kept } from "../../device/storage.ts";

/** How Chromium, Firefox and Safari say that code of the page can't be had; the last is Vite's, about a style sheet. */
const WORDS = /dynamically imported module|Importing a module script failed|Unable to preload CSS/;
const LAST = "daybook.loaded-again";
/** A page that is broken again so soon, ms, was not mended by being loaded again. */
const SOON = 30 * SECOND;

/** Whether a part of the page couldn't be loaded: it is asked for when it is needed, and a deploy may have taken it away. */
export const isLostCode = (error: unknown): boolean => error instanceof Error && WORDS.test(error.message);

/**
 * Loads the page again, as the server has it now. False: the server doesn't answer, or that was tried a moment ago. What
 * was chosen is in the address, and what was written is kept.
 */
export async function loadAgain(): Promise<boolean> {
  try {
    if (Date.now() - Number(kept(LAST, "sessionStorage")) < SOON) return false;
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return false;
    // Who can't remember it would load the page again and again.
    if (!keep(LAST, String(Date.now()), "sessionStorage")) return false;
    location.reload();
    return true;
  } catch {
    return false;
  }
}

/** One call to the clock counts for all changes that begin in so many ms; then it looks. */
export const WINDOW = 10_000;
/** For so long after it looked, changes that begin are still covered: it goes on looking, ms. */
export const GRACE = 30_000;
/** A change has committed so long after it began, or never will, ms: four statements and a connection that time out. */
const LONGEST_CHANGE = 90_000;
/** An instant is kept until a look so long after it, ms. */
const KEPT = GRACE + LONGEST_CHANGE;

/** The instants that are still to be kept after a look that began at `lookedAt`; epoch ms. */
export const stillArmed = (armed: readonly number[], lookedAt: number): number[] =>
  armed.filter((at) => lookedAt < at + KEPT);

/**
 * When to look next for what an armed instant stands for: at the instant itself, then after ever longer waits, and once
 * more when nothing can come any more. Epoch ms.
 */
export const nextLook = (at: number, now: number): number =>
  at > now ? at : Math.min(at + KEPT, now + (now - at) + WINDOW);

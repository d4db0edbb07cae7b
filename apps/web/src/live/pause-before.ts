import { SECOND } from "../time/units.ts";

/** The longest pause before a new connection, in milliseconds. */
const LONGEST = 30 * SECOND;
/** A server that restarts: 1012 and 1001 say so. After a deploy a connection may also end without a word, as 1006. */
const RESTARTING: readonly number[] = [1001, 1006, 1012];

/** How a connection ended: `code` is null when it went silent, `opened` false when it never came about. */
export interface Ending {
  code: number | null;
  opened: boolean;
}

/**
 * The pause before a connection is made again, in milliseconds; `random` lies in [0, 1). A deploy ends all connections
 * at one moment, so each comes back at another of the next thirty seconds. After any other ending the first try is
 * quick, and the bound of the pause doubles with each failed one.
 */
export function pauseBefore(failures: number, { code, opened }: Ending, random: number): number {
  const isRestart = opened && code !== null && RESTARTING.includes(code);
  return random * (isRestart ? LONGEST : Math.min(LONGEST, SECOND * 2 ** failures));
}

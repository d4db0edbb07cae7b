import { SECOND } from "../time/units.ts";
import { dropDeadConnections } from "./dead-connections.ts";

/** So long a read waits for the beginning of its answer, and then for its end. Milliseconds. */
const BEGINS_WITHIN = 8 * SECOND;
const ENDS_WITHIN = 30 * SECOND;

/**
 * `fetch`, but a read that hears nothing is given up: on a connection that died without a word it would wait for minutes,
 * and what is shown would be old. Asked again, it goes over a new one. Changes wait as long as they take.
 */
export async function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  if ((init.method ?? "GET") !== "GET") return fetch(input, init);
  const late = new AbortController();
  const giveUp = () => {
    late.abort();
    dropDeadConnections();
  };
  const begin = setTimeout(giveUp, BEGINS_WITHIN);
  const signal = init.signal ? AbortSignal.any([init.signal, late.signal]) : late.signal;
  try {
    const answer = await fetch(input, { ...init, signal });
    // After the end of the body this has nothing left to stop.
    setTimeout(() => late.abort(), ENDS_WITHIN);
    return answer;
  } finally {
    clearTimeout(begin);
  }
}

/** So many connections a browser keeps to one server over HTTP/1.1. */
const KEPT = 6;
/** An answer that isn't there by then, in milliseconds, is not waited for. */
const ANSWERS_WITHIN = 1500;

/**
 * When one connection has died without a word, so have the others to the same server, perhaps, and each read would wait
 * for one of them in turn. A small read over each, given up when nothing comes: a browser closes what is given up, and
 * opens new connections.
 */
export function dropDeadConnections(): void {
  for (let one = 0; one < KEPT; one++)
    void fetch("/favicon.svg", {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWERS_WITHIN),
    }).catch(() => {});
}

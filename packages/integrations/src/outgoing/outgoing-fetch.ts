import { type CheckedUrl, checkUrl, type UrlChecking } from "./check-url.ts";
import { readCut } from "./read-cut.ts";

/** A request to an address that somebody typed. */
export interface OutgoingRequest {
  url: string;
  method: "GET" | "HEAD" | "POST" | "PUT";
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

export interface OutgoingLimits {
  /** Milliseconds for all of it: names, connection, headers and body. */
  timeoutMs: number;
  /** Bytes of the answer that are read, after any content coding is undone. */
  maxAnswer: number;
}

/** What came back; a redirect is an answer like any other, and is not followed. `took` in ms. */
export interface OutgoingAnswer {
  kind: "answer";
  status: number;
  /** The first 40, without cookies, each cut at 500 characters. */
  headers: [name: string, value: string][];
  /** As UTF-8, whatever it is; without U+0000. */
  body: string;
  isCut: boolean;
  took: number;
}

/** Nothing was sent where it was refused, unknown or unchecked. All but `refused` may be tried again. */
export type OutgoingFailure = (
  | Exclude<CheckedUrl, { kind: "fine" }>
  | { kind: "timeout"; reason: string }
  | { kind: "unreachable"; reason: string }
) & { took: number };

export interface OutgoingSetup extends UrlChecking {
  fetch?: typeof fetch;
  /** Epoch ms. */
  now?: () => number;
}

const DEFAULTS: OutgoingLimits = { timeoutMs: 10_000, maxAnswer: 4_096 };

/**
 * The one way out to an address that somebody typed: checked before each request, no redirect followed, bounded in time
 * and size. Never throws for what the other side does.
 */
export async function outgoingFetch(
  request: OutgoingRequest,
  { fetch: send = fetch, now = Date.now, ...checking }: OutgoingSetup,
  limits: Partial<OutgoingLimits> = {},
): Promise<OutgoingAnswer | OutgoingFailure> {
  const { timeoutMs, maxAnswer } = { ...DEFAULTS, ...limits };
  const began = now();
  const took = () => now() - began;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const checked = await until(signal, checkUrl(request.url, checking));
    if (checked.kind !== "fine") return { ...checked, took: took() };
    const response = await until(signal, send(checked.href, { ...asInit(request), redirect: "manual", signal }));
    const { bytes, isCut } = await readCut(response.body, maxAnswer, signal);
    return {
      kind: "answer",
      status: response.status,
      headers: told(response.headers),
      // A character that was cut in two is left away.
      body: new TextDecoder().decode(bytes, { stream: isCut }).replaceAll("\0", "\uFFFD"),
      isCut,
      took: took(),
    };
  } catch (error) {
    if (signal.aborted) return { kind: "timeout", reason: `No whole answer within ${timeoutMs} ms`, took: took() };
    return { kind: "unreachable", reason: wordsOf(error), took: took() };
  }
}

const asInit = ({ method, headers, body }: OutgoingRequest): RequestInit => ({
  method,
  // Without a coding there is nothing to inflate.
  headers: { "user-agent": "Daybook", ...headers, "accept-encoding": "identity" },
  ...(body === undefined ? {} : { body }),
});

const until = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason), { once: true });
    work.then(done, failed);
  });

const told = (headers: Headers): [string, string][] =>
  [...headers]
    .filter(([name]) => name !== "set-cookie")
    .slice(0, 40)
    .map(([name, value]) => [cut(name, 100), cut(value, 500)]);

/** No character in two. */
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

function wordsOf(error: unknown): string {
  const { message, cause } = error as Error;
  const reason = cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message;
  return cut(String(reason), 300);
}

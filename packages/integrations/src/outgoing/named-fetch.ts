import { readCut } from "./read-cut.ts";

export interface NamedFetchSetup {
  /** Http, and this machine: for development. */
  isLocalAllowed: boolean;
  fetch?: typeof fetch;
}

const TIMEOUT_MS = 8_000;
const MOST = 256 * 1024;

/** What was asked didn't answer, or too much of it. */
export class NamedFetchFailure extends Error {
  override name = "NamedFetchFailure";
}

/**
 * The way out to an address that whoever runs this named in their settings, or that such a service names for itself. It
 * may lead into their own network (an identity provider beside Daybook): that is their choice, and nobody else's word is
 * asked. Bounded all the same, by https alone, and no redirect is followed.
 */
export function namedFetch({ isLocalAllowed, fetch: send = fetch }: NamedFetchSetup) {
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (!isLocalAllowed && !url.startsWith("https://")) throw new NamedFetchFailure("Only https is asked");
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await send(url, { ...init, redirect: "manual", signal });
      const { bytes, isCut } = await readCut(response.body, MOST, signal);
      if (isCut) throw new NamedFetchFailure("The answer is too long");
      const { status, headers } = response;
      if (status >= 500) throw new NamedFetchFailure(`It answers ${status}`);
      return new Response([101, 204, 205, 304].includes(status) ? null : bytes.slice(), { status, headers });
    } catch (error) {
      throw error instanceof NamedFetchFailure ? error : new NamedFetchFailure("No answer", { cause: error });
    }
  };
}

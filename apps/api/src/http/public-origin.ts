import { ConfigurationError, type Env, PUBLIC_URL_MISSING, settingsOf } from "../runtime/env.ts";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where this deployment answers, such as https://book.example: what mailed links begin with. The Host header is the
 * caller's word, so it counts on this very machine alone (`start`, tests). Throws `ConfigurationError` elsewhere.
 */
export function publicOrigin(request: Request, env: Env): string {
  const { PUBLIC_URL } = settingsOf(env);
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin;
  const { hostname, origin } = new URL(request.url);
  if (!LOOPBACK.test(hostname)) throw new ConfigurationError(PUBLIC_URL_MISSING);
  return origin;
}

/** Whose pages may send a cookie along: ours by our public address, or by the one this call came to. */
export const ourOrigins = (request: Request, env: Env): [string, string] => [
  publicOrigin(request, env),
  new URL(request.url).origin,
];

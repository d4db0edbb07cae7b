import { sessionCookieName } from "@daybook/contract/session-cookie";
import { generateCookie } from "hono/cookie";
import { fromBase64Url } from "../runtime/signing-keys.ts";

/** Seconds: 30 days. */
export const SESSION_LIFE = 30 * 24 * 3600;

/**
 * The session token a browser sent to `origin`; null when it sent none that could be one. Of several by one name (another
 * path's, another host's of the domain) the first that could be: a library's reader knows the first alone.
 */
export function readSessionCookie(request: Request, origin: string): string | null {
  const ours = sessionCookieName(origin);
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === ours && value && fromBase64Url(value)?.length === 32) return value;
  }
  return null;
}

/** A session is found by its token's hash alone: the database can't be used to sign in. */
export async function sessionTokenHash(token: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
}

/** HttpOnly and same-site; Secure wherever the site itself is. */
export const sessionCookie = (token: string, origin: string, life = SESSION_LIFE): string =>
  generateCookie(sessionCookieName(origin), token, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    maxAge: life,
    secure: origin.startsWith("https:"),
  });

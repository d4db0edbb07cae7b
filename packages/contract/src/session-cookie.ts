/**
 * The session cookie's name at an origin. `__Host-` (RFC 6265bis) binds it to this very host, the whole site and https:
 * no other host of the domain, and no page without https, can set it. Browsers allow the prefix on https alone.
 */
export const sessionCookieName = (origin: string): string =>
  origin.startsWith("https:") ? "__Host-daybook_session" : "daybook_session";

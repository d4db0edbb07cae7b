import type { Broken } from "./rule.ts";

/** Words that can't be handles: they are, or may become, addresses of Daybook itself. */
export const reservedHandles: ReadonlySet<string> = new Set(
  `about account accounts admin administrator api app apps assets auth billing blog book booking bookings calendar
  calendars cdn-cgi console contact dashboard daybook demo dev developers docs download embed event events favicon
  feed feeds fonts healthz help home host hosts images imprint index invite legal live login logout mail manage me
  new null oauth pages password postmaster pricing privacy profile public register report robots root security
  settings setup sign-in sign-out sign-up signin signout signup sitemap static status support system team teams
  terms undefined unsubscribe v1 v2 v3 webhooks well-known www`.split(/\s+/),
);

const reservedSlugs: ReadonlySet<string> = new Set(["api", "calendar", "live", "manage", "new", "settings", "v1"]);

function shapeProblem(value: string, min: number, max: number, expected: string): Broken | null {
  const size = { origin: "string", actual: value.length };
  if (value.length < min)
    return { rule: "too_small", message: `At least ${min} characters.`, params: { min, ...size } };
  if (value.length > max) return { rule: "too_big", message: `At most ${max} characters.`, params: { max, ...size } };
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value))
    return {
      rule: "format",
      message: "Small letters a–z, digits and single hyphens between them, such as ines-duarte.",
      params: { expected },
    };
  return null;
}

/** What is wrong with a handle, or null. Lower case is expected. Whether it is taken, the database knows. */
export function handleProblem(value: string): Broken | null {
  if (reservedHandles.has(value))
    return { rule: "handle_reserved", message: `“${value}” is reserved for Daybook itself.`, params: { value } };
  return shapeProblem(value, 2, 40, "handle");
}

/** What is wrong with a slug, or null. Lower case is expected. */
export function slugProblem(value: string): Broken | null {
  if (reservedSlugs.has(value))
    return { rule: "slug_reserved", message: `“${value}” is reserved for Daybook itself.`, params: { value } };
  return shapeProblem(value, 1, 60, "slug");
}

import type { Daybook, Host } from "./daybook.ts";

/** Where else an account is signed in. */
export interface SessionWorld {
  /** A browser's, and its cookie. */
  sessionId: string;
  cookie: string;
  /** Of a program. */
  refreshToken: string;
}

/** Signs in once more with a browser, and with a program. */
export async function makeSessions(daybook: Daybook, { email, password, token }: Host): Promise<SessionWorld> {
  const signIn = (more: object) => daybook.call("POST", "/v1/sessions", { email, password, ...more });
  const browser = await signIn({});
  const cookie = browser.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { items } = (await daybook.call("GET", "/v1/sessions", undefined, { token })).json;
  const other = items.find((one: { current: boolean }) => !one.current);
  return { sessionId: other.id, cookie, refreshToken: (await signIn({ refresh: true })).json.refreshToken };
}

type Sample = (world: SessionWorld) => { path: string; body?: unknown };

export const sessionReads = {
  "GET /v1/sessions": () => ({ path: "/v1/sessions" }),
  "GET /.well-known/jwks.json": () => ({ path: "/.well-known/jwks.json" }),
} satisfies Record<string, Sample>;

export const sessionWrites = {
  "POST /v1/tokens": ({ refreshToken }) => ({ path: "/v1/tokens", body: { refreshToken } }),
} satisfies Record<string, Sample>;

/** Of other sessions than the caller's. */
export const sessionDeletes = {
  "DELETE /v1/sessions/{id}": ({ sessionId }) => ({ path: `/v1/sessions/${sessionId}` }),
  "POST /v1/sessions/refresh": () => ({ path: "/v1/sessions/refresh" }),
  "DELETE /v1/sessions": () => ({ path: "/v1/sessions" }),
} satisfies Record<string, Sample>;

/** Signs the caller out. */
export const signOutSample = {
  "DELETE /v1/sessions/current": () => ({ path: "/v1/sessions/current" }),
} satisfies Record<string, Sample>;

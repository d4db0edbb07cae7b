import { afterAll, beforeAll, expect, it } from "vitest";
import { type Daybook, signUp, startDaybook } from "./daybook.ts";

const origin = "https://book.example";
let daybook: Daybook;

beforeAll(async () => {
  daybook = await startDaybook({ vars: { PUBLIC_URL: `${origin}/` } });
});
afterAll(() => daybook?.close());

it("on https the session's cookie belongs to this very host, and no other's is read", async () => {
  const { email, password } = await signUp(daybook);
  const signedIn = await daybook.call("POST", "/v1/sessions", { email, password }, { headers: { origin } });
  const [pair = "", ...attributes] = signedIn.headers.getSetCookie()[0]?.split("; ") ?? [];
  expect(pair).toMatch(/^__Host-daybook_session=[\w-]{43}$/);
  // RFC 6265bis, 4.1.3.2: the prefix asks for Secure and Path=/, and for no Domain.
  expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax", "Secure"]);

  const me = (cookie: string) => daybook.call("GET", "/v1/me", undefined, { headers: { cookie } });
  expect((await me(pair)).status).toBe(200);
  expect((await me(pair.replace("__Host-", ""))).status).toBe(401);
  expect((await me(pair.replace("__Host-", "__Secure-"))).status).toBe(401);

  const sent = { headers: { cookie: pair, origin } };
  const renewed = await daybook.call("POST", "/v1/sessions/refresh", undefined, sent);
  const cookie = renewed.headers.get("set-cookie")?.split("; ")[0] ?? "";
  expect([renewed.status, cookie.startsWith("__Host-daybook_session="), cookie === pair]).toEqual([200, true, false]);
  const out = await daybook.call("DELETE", "/v1/sessions/current", undefined, { headers: { cookie, origin } });
  expect(out.headers.get("set-cookie")?.split("; ")).toEqual(
    expect.arrayContaining(["__Host-daybook_session=", "Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=0", "Secure"]),
  );
  expect((await me(cookie)).status).toBe(401);
});

it("says in its description under which name the cookie is sent", async () => {
  const { json } = await daybook.call("GET", "/v1/openapi.json");
  expect(json.servers).toEqual([{ url: origin }]);
  expect(json.components.securitySchemes.cookie.name).toBe("__Host-daybook_session");
});

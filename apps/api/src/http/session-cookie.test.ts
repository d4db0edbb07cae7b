import { describe, expect, it } from "vitest";
import { readSessionCookie, sessionCookie, sessionTokenHash } from "./session-cookie.ts";

const TOKEN = Buffer.alloc(32, 5).toString("base64url");
const sent = (cookie?: string, origin = "http://localhost:8787") =>
  readSessionCookie(new Request("http://x", cookie === undefined ? {} : { headers: { cookie } }), origin);

describe("the session cookie", () => {
  it("is HttpOnly, same-site, of the whole site, for 30 days, and secure wherever the site is", () => {
    const parts = (origin: string) => sessionCookie(TOKEN, origin).split("; ").sort();
    const plain = ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"];
    expect(parts("http://localhost:8787")).toEqual([...plain, `daybook_session=${TOKEN}`]);
    expect(parts("https://book.example")).toEqual([...plain, "Secure", `__Host-daybook_session=${TOKEN}`]);
    expect(sessionCookie("", "https://book.example", 0)).toContain("Max-Age=0");
    expect(sessionCookie(TOKEN, "https://book.example")).not.toMatch(/domain=/i);
  });

  it("is the site's own on https: one that another host of the domain could have set isn't read", () => {
    expect(sent(`__Host-daybook_session=${TOKEN}`, "https://book.example")).toBe(TOKEN);
    expect(sent(`daybook_session=${TOKEN}`, "https://book.example")).toBeNull();
    expect(sent(`__Host-daybook_session=${TOKEN}`)).toBeNull();
  });

  it.each([
    [`daybook_session=${TOKEN}`, TOKEN],
    [`daybook_session=; daybook_session=junk; daybook_session=${TOKEN}`, TOKEN],
    [`a=b;daybook_session=${TOKEN};c=d`, TOKEN],
    [`  daybook_session=${TOKEN}  `, TOKEN],
    [undefined, null],
    ["", null],
    ["daybook_session=", null],
    ["daybook_session", null],
    [`daybook_session=${TOKEN}x`, null],
    [`daybook_session="${TOKEN}"`, null],
    [`DAYBOOK_SESSION=${TOKEN}`, null],
    [`xdaybook_session=${TOKEN}`, null],
    [`daybook_session=${Buffer.alloc(31).toString("base64url")}`, null],
  ])("in %j is %s", (header, token) => {
    expect(sent(header)).toBe(token);
  });

  it("is kept as a SHA-256 of the token", async () => {
    expect(await sessionTokenHash(TOKEN)).toHaveLength(32);
    expect(await sessionTokenHash(TOKEN)).not.toEqual(await sessionTokenHash(`${TOKEN}x`));
  });
});

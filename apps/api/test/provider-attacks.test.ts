import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, signUp, startDaybook, unique } from "./daybook.ts";
import { allowedBy, type HostileProvider, type Misdeeds, startHostileProvider } from "./hostile-provider.ts";
import { ProviderBrowser, type Returned } from "./provider-browser.ts";

let provider: HostileProvider;
let daybook: Daybook;
const person = () => ({ name: "Mallory", handle: unique("m"), timezone: "UTC" });

beforeAll(async () => {
  provider = await startHostileProvider("ours");
  daybook = await startDaybook({
    vars: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: "ours",
      OIDC_CLIENT_SECRET: "secret",
      OIDC_NAME: "Test",
      GOOGLE_CLIENT_ID: "ours",
      GOOGLE_CLIENT_SECRET: "secret",
      // Nobody listens there.
      GOOGLE_BASE_URL: "http://127.0.0.1:9",
      MICROSOFT_CLIENT_ID: "ours",
      MICROSOFT_CLIENT_SECRET: "secret",
      MICROSOFT_BASE_URL: provider.issuer,
    },
  });
});
afterEach(() => {
  provider.next = {};
});
afterAll(async () => {
  await daybook?.close();
  await provider?.stop();
});

/** There and back, once, with what is wrong about it. */
async function come(misdeeds: Misdeeds = {}, change: (returned: Returned) => Returned = (same) => same) {
  const browser = new ProviderBrowser(daybook);
  const url = await browser.start("oidc");
  provider.next = misdeeds;
  const answer = await browser.complete("oidc", change(allowedBy(provider, url)));
  return { browser, answer };
}
/** Nobody is signed in, and nobody could sign up. */
async function nothingMade({ browser }: { browser: ProviderBrowser }) {
  expect([...browser.jar.keys()].filter((name) => name !== "daybook_flow")).toEqual([]);
  const made = await browser.call("POST", "/v1/provider-flows/current/account", person());
  expect([made.status, made.json.code]).toEqual([409, "flow_ended"]);
}

it("what is as it should be is taken, with PKCE and the client's secret", async () => {
  const { answer } = await come();
  expect(answer.json, answer.text).toMatchObject({ outcome: "sign_up", email: "some@body.example" });
  const sent = Object.fromEntries(provider.sent() ?? []);
  expect(sent).toMatchObject({ grant_type: "authorization_code", client_id: "ours", client_secret: "secret" });
  expect(sent.code_verifier).toMatch(/^[\w-]{43}$/);
  expect(sent.redirect_uri).toMatch(/\/sign-in\/callback\/oidc$/);
});

describe("an id token is refused", () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Misdeeds]>([
    ["that isn't signed", { sign: "none" }],
    ["that is signed with the public key as if it were a secret", { sign: "hs256-with-public-key" }],
    ["that another key signed", { sign: "another-key" }],
    ["that brings its own key", { sign: "own-jwk" }],
    ["for somebody else", { claims: { aud: "theirs" } }],
    ["for several, of whom another asked", { claims: { aud: ["ours", "theirs"], azp: "theirs" } }],
    ["of another issuer", { claims: { iss: "https://accounts.google.com" } }],
    ["that has expired", { claims: { exp: now - 3600 } }],
    ["that never expires", { claims: { exp: null } }],
    ["that isn't valid yet", { claims: { nbf: now + 3600 } }],
    ["with another nonce", { claims: { nonce: "replayed" } }],
    ["without a nonce", { claims: { nonce: null } }],
    ["of nobody", { claims: { sub: null } }],
    ["of an empty name", { claims: { sub: "" } }],
  ])("%s", async (_, misdeeds) => {
    const came = await come(misdeeds);
    expect([came.answer.status, came.answer.json.code], came.answer.text).toEqual([502, "provider_refused"]);
    await nothingMade(came);
  });

  it.each<[string, Misdeeds["token"]]>([
    ["that isn't there", { status: 200, body: JSON.stringify({ access_token: "a", token_type: "Bearer" }) }],
    ["when the code is refused", { status: 400, body: JSON.stringify({ error: "invalid_grant" }) }],
    ["when the answer is no JSON", { status: 200, body: "<html>" }],
  ])("%s", async (_, token) => {
    const came = await come(token ? { token } : {});
    expect(came.answer.json.code, came.answer.text).toBe("provider_refused");
    await nothingMade(came);
  });
});

describe("who comes back", () => {
  it("with another state, or in another browser, is nobody: so nobody is signed in as somebody else", async () => {
    const mallory = new ProviderBrowser(daybook);
    const back = allowedBy(provider, await mallory.start("oidc"));
    const victim = new ProviderBrowser(daybook);
    expect((await victim.complete("oidc", back)).json.code).toBe("flow_ended");
    // The victim has begun, too; the code is still the other's.
    await victim.start("oidc");
    expect((await victim.complete("oidc", back)).json.code).toBe("flow_ended");
    expect([...victim.jar.keys()]).toEqual(["daybook_flow"]);
  });

  it("with a code that was given to another browser is refused: its verifier and nonce are others", async () => {
    const mallory = new ProviderBrowser(daybook);
    const stolen = allowedBy(provider, await mallory.start("oidc"));
    const { answer, browser } = await come({}, (own) => ({ ...own, code: stolen.code }));
    expect(answer.json.code).toBe("provider_refused");
    await nothingMade({ browser });
  });

  it("counts once", async () => {
    const browser = new ProviderBrowser(daybook);
    const back = allowedBy(provider, await browser.start("oidc"));
    const both = await Promise.all([browser.complete("oidc", back), browser.complete("oidc", back)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await browser.complete("oidc", back)).json.code).toBe("flow_ended");
  });

  it("comes too late after ten minutes", async () => {
    const browser = new ProviderBrowser(daybook);
    const back = allowedBy(provider, await browser.start("oidc"));
    await askDatabase(daybook, "UPDATE provider_flows SET expires_at = expires_at - interval '10 minutes'");
    expect((await browser.complete("oidc", back)).json.code).toBe("flow_ended");
  });

  it("from another service than they went to is refused (RFC 9207)", async () => {
    const other = await come({}, (own) => ({ ...own, iss: "https://attacker.example" }));
    expect(other.answer.json.code).toBe("provider_refused");
    const without = await come({}, ({ state, code }) => ({ state, code }) as Returned);
    expect(without.answer.json.code).toBe("provider_refused");
    const before = provider.requests.filter((path) => path === "/token").length;
    const browser = new ProviderBrowser(daybook);
    const back = allowedBy(provider, await browser.start("oidc"));
    expect((await browser.complete("microsoft", back)).json.code).toBe("flow_ended");
    expect(provider.requests.filter((path) => path === "/token")).toHaveLength(before);
  });

  it("having declined has lost nothing", async () => {
    const { answer, browser } = await come(
      {},
      ({ state, iss }) => ({ state, iss, error: "access_denied" }) as Returned,
    );
    expect(answer.json).toMatchObject({ outcome: "declined", provider: "oidc" });
    await nothingMade({ browser });
    const broken = await come({}, ({ state, iss }) => ({ state, iss, error: "server_error" }) as Returned);
    expect(broken.answer.json.code).toBe("provider_refused");
  });

  it("from another site's page is refused, and begins nothing there", async () => {
    const browser = new ProviderBrowser(daybook);
    const foreign = { origin: "https://attacker.example", "sec-fetch-site": "cross-site" };
    const begun = await browser.call("POST", "/v1/provider-flows", { provider: "oidc" }, foreign);
    expect(begun.json.code).toBe("origin_not_allowed");
    const back = allowedBy(provider, await browser.start("oidc"));
    const done = await browser.call("POST", "/v1/provider-flows/completion", { provider: "oidc", ...back }, foreign);
    expect(done.json.code).toBe("origin_not_allowed");
  });

  it("without an address says one, and it isn't proved", async () => {
    const { answer, browser } = await come({ claims: { sub: unique("s"), email: null } });
    expect(answer.json).toMatchObject({ outcome: "sign_up", email: null, emailVerified: false });
    const path = "/v1/provider-flows/current/account";
    expect((await browser.call("POST", path, person())).json.errors).toMatchObject([{ path: "email" }]);
    const made = await browser.call("POST", path, { ...person(), email: `${unique("m")}@example.com` });
    expect(made.status, made.text).toBe(201);
    const [row] = await askDatabase(daybook, "SELECT email_verified_at FROM accounts WHERE id = $1", [
      made.json.account.id,
    ]);
    expect(row?.email_verified_at).toBeNull();
  });
});

it("an account is taken over neither by its address unproved, nor by another subject with it proved", async () => {
  const host = await signUp(daybook);
  for (const [email_verified, outcome] of [
    [false, "sign_up"],
    [null, "sign_up"],
    ["no", "sign_up"],
    [true, "join"],
  ] as const) {
    const { answer, browser } = await come({
      claims: { sub: unique("s"), email: host.email.toUpperCase(), email_verified },
    });
    expect([email_verified, answer.json.outcome], answer.text).toEqual([email_verified, outcome]);
    expect(browser.jar.has("daybook_session")).toBe(false);
    expect((await browser.call("GET", "/v1/me")).status).toBe(401);
    const made = await browser.call("POST", "/v1/provider-flows/current/account", { ...person(), email: host.email });
    expect(made.json.code).toBe(outcome === "join" ? "flow_ended" : "email_taken");
  }
});

it("a proved address can't be signed up as another", async () => {
  const { browser } = await come({ claims: { sub: unique("s"), email: `${unique("p")}@body.example` } });
  const victim = `${unique("v")}@example.com`;
  const made = await browser.call("POST", "/v1/provider-flows/current/account", { ...person(), email: victim });
  expect(made.json.account.email).not.toBe(victim);
});

it("a link that was begun by one account isn't finished by another", async () => {
  const [mine, theirs] = [await signUp(daybook), await signUp(daybook)];
  const browser = new ProviderBrowser(daybook);
  await browser.call("POST", "/v1/sessions", { email: mine.email, password: mine.password });
  const back = allowedBy(provider, await browser.start("oidc", "/v1/me/provider-flows"));
  provider.next = { claims: { sub: unique("s") } };
  expect((await browser.complete("oidc", back)).json.outcome).toBe("link");
  await browser.call("POST", "/v1/sessions", { email: theirs.email, password: theirs.password });
  expect((await browser.call("POST", "/v1/me/identities")).json.code).toBe("flow_ended");
  const signedUp = await browser.call("POST", "/v1/provider-flows/current/account", person());
  expect(signedUp.json.code).toBe("flow_ended");
});

describe("Microsoft's tenants", () => {
  const tid = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d";
  const other = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";
  const of = (tenant: string) => `${provider.issuer}/${tenant}/v2.0`;
  async function comeFrom(claims: Record<string, unknown>, iss?: string) {
    const browser = new ProviderBrowser(daybook);
    const { state, code } = allowedBy(provider, await browser.start("microsoft"));
    provider.next = { claims };
    return browser.complete("microsoft", { state, code, ...(iss ? { iss } : {}) });
  }

  it("are told apart: each has an issuer of its own", async () => {
    const [sub, email] = [unique("s"), `${unique("m")}@example.com`];
    for (const tenant of [tid, other]) {
      const { json } = await comeFrom({ sub, email, tid: tenant, iss: of(tenant) }, of(tenant));
      expect(json).toMatchObject({ outcome: "sign_up", email, emailVerified: false });
    }
    expect((await comeFrom({ sub, email, tid, iss: of(tid), xms_edov: true })).json.emailVerified).toBe(true);
    expect((await comeFrom({ sub, email, tid, iss: of(tid), xms_edov: false })).json.emailVerified).toBe(false);
  });

  it.each<[string, Record<string, unknown>, string?]>([
    ["another than its issuer's", { tid, iss: `x/${other}` }],
    ["none", { iss: `x/${tid}` }],
    ["no id", { tid: "common", iss: "x/common" }],
    ["another service's in the address", { tid, iss: `x/${tid}` }, "https://attacker.example"],
  ])("are refused that name %s", async (_, { iss, ...claims }, answered) => {
    const answer = await comeFrom({ ...claims, iss: of(String(iss).slice(2)) }, answered);
    expect(answer.json.code, answer.text).toBe("provider_refused");
  });
});

describe("a service that is away", () => {
  it("can't be begun with, and says so; others can", async () => {
    const browser = new ProviderBrowser(daybook);
    const answer = await browser.call("POST", "/v1/provider-flows", { provider: "google" });
    expect([answer.status, answer.json.code], answer.text).toEqual([503, "provider_unavailable"]);
    expect(browser.jar.size).toBe(0);
    await browser.start("oidc");
  });

  it("when one comes back leaves nothing half-made", async () => {
    const browser = new ProviderBrowser(daybook);
    const back = allowedBy(provider, await browser.start("github"));
    const answer = await browser.complete("github", { state: back.state, code: back.code });
    expect(answer.json.code, answer.text).toBe("provider_unavailable");
    await nothingMade({ browser });
  });

  it("because something broke there is told as such", async () => {
    const { answer } = await come({ token: { status: 500, body: "{}" } });
    expect(answer.json.code, answer.text).toBe("provider_unavailable");
  });

  it("is waited for eight seconds", async () => {
    const { answer, browser } = await come({ silentAt: "/token" });
    expect(answer.json.code, answer.text).toBe("provider_unavailable");
    await nothingMade({ browser });
  });

  it("or isn't offered is nothing that could be begun", async () => {
    const answer = await daybook.call("POST", "/v1/provider-flows", { provider: "myspace" });
    expect(answer.status).toBe(422);
  });
});

it("an address that is none is none", async () => {
  for (const email of ["not an address", "a@b", "x@example.com\r\nBcc: y@example.com", 7])
    expect((await come({ claims: { sub: unique("s"), email } })).answer.json).toMatchObject({
      email: null,
      emailVerified: false,
    });
});

it("cookies are the browser's alone, and nothing in the database completes anything", async () => {
  const browser = new ProviderBrowser(daybook);
  const answer = await browser.call("POST", "/v1/provider-flows", { provider: "oidc" });
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^daybook_flow=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const { state } = Object.fromEntries(new URL(answer.json.url).searchParams);
  const rows = JSON.stringify(await askDatabase(daybook, "SELECT f::text FROM provider_flows f"));
  expect(rows).not.toContain(browser.jar.get("daybook_flow"));
  expect(rows).not.toContain(state);
});

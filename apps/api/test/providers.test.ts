import type { Provider } from "@daybook/contract/providers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, providerVars, startProviders } from "../../../scripts/local/emulated-providers.ts";
import { freePort } from "../../../scripts/local/ports.ts";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, type Host, key, signUp, startDaybook, unique } from "./daybook.ts";
import { ProviderBrowser } from "./provider-browser.ts";

const MARA = "mara@daybook.example";
let emulated: Providers;
let daybook: Daybook;

beforeAll(async () => {
  const [google, microsoft, github, okta] = [await freePort(), await freePort(), await freePort(), await freePort()];
  daybook = await startDaybook({
    vars: providerVars({
      google: `http://127.0.0.1:${google}`,
      microsoft: `http://127.0.0.1:${microsoft}`,
      github: `http://127.0.0.1:${github}`,
      okta: `http://127.0.0.1:${okta}`,
    }),
  });
  const origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
  emulated = await startProviders({ google, microsoft, github, okta }, [origin]);
});
afterAll(async () => {
  await daybook?.close();
  await emulated?.stop();
});

const all: Provider[] = ["oidc", "google", "microsoft", "github"];
const person = (over: object = {}) => ({
  name: "Mara Lind",
  handle: unique("mara"),
  timezone: "Europe/Berlin",
  ...over,
});
const me = (browser: ProviderBrowser) => browser.call("GET", "/v1/me");
/** The emulator's Mara becomes somebody whom nobody knows. */
const forget = (provider: Provider) =>
  askDatabase(daybook, "UPDATE identities SET subject = id::text WHERE provider = $1", [provider]).then(() =>
    askDatabase(daybook, "UPDATE accounts SET email = id::text || '@gone.example' WHERE email = $1", [MARA]),
  );
const signInBy = async (browser: ProviderBrowser, { email, password }: Host) =>
  browser.call("POST", "/v1/sessions", { email, password });

it("offers what the settings name, in order, and nothing else", async () => {
  const { json } = await daybook.call("GET", "/v1/sign-in-providers");
  expect(json.items).toEqual([
    { provider: "oidc", name: "Largo Studios" },
    { provider: "google", name: "Google" },
    { provider: "microsoft", name: "Microsoft" },
    { provider: "github", name: "GitHub" },
  ]);
});

describe.each(all)("by %s", (provider) => {
  it("somebody signs up, and comes in again by who they are there", async () => {
    await forget(provider);
    const browser = new ProviderBrowser(daybook);
    const back = await browser.throughAs(provider, MARA);
    expect(back.status, back.text).toBe(201);
    const emailVerified = provider !== "microsoft";
    expect(back.json).toMatchObject({ outcome: "sign_up", provider, email: MARA, emailVerified, name: "Mara Lind" });
    expect((await me(browser)).status).toBe(401);

    const wanted = person(emailVerified ? {} : { email: MARA });
    const made = await browser.call("POST", "/v1/provider-flows/current/account", wanted);
    expect(made.status, made.text).toBe(201);
    expect(made.json.account).toMatchObject({ email: MARA, handle: wanted.handle, name: "Mara Lind" });
    expect((await me(browser)).json.account.id).toBe(made.json.account.id);
    const [row] = await askDatabase(daybook, "SELECT password_hash, email_verified_at FROM accounts WHERE id = $1", [
      made.json.account.id,
    ]);
    expect(row).toEqual({ password_hash: null, email_verified_at: emailVerified ? expect.any(Date) : null });

    const again = new ProviderBrowser(daybook);
    const signedIn = await again.throughAs(provider, MARA);
    expect(signedIn.json.account?.id, signedIn.text).toBe(made.json.account.id);
    expect([again.jar.has("daybook_session"), again.jar.has("daybook_flow")]).toEqual([true, false]);
    const sessions = await askDatabase(daybook, "SELECT method FROM sessions WHERE account_id = $1", [
      made.json.account.id,
    ]);
    expect(sessions).toEqual([{ method: provider }, { method: provider }]);
  });
});

describe("an address that has an account", () => {
  /** A host whose address is Mara's. */
  async function hostAsMara(): Promise<Host> {
    const host = await signUp(daybook);
    await askDatabase(daybook, "UPDATE accounts SET email = $1 WHERE id = $2", [MARA, host.id]);
    return { ...host, email: MARA };
  }

  it("lets nobody in before its account was signed in to; then the service is linked, and the address proved", async () => {
    await forget("google");
    const host = await hostAsMara();
    const browser = new ProviderBrowser(daybook);
    const back = await browser.throughAs("google", MARA);
    expect(back.json).toMatchObject({ outcome: "join", email: MARA });
    expect((await me(browser)).status).toBe(401);
    const early = await browser.call("POST", "/v1/provider-flows/current/account", person());
    expect(early.json.code).toBe("flow_ended");

    expect((await signInBy(browser, host)).status).toBe(201);
    const linked = await browser.call("POST", "/v1/me/identities");
    expect(linked.status, linked.text).toBe(201);
    expect(linked.json).toMatchObject({ provider: "google", label: MARA, active: true });
    const [row] = await askDatabase(daybook, "SELECT email_verified_at FROM accounts WHERE id = $1", [host.id]);
    expect(row?.email_verified_at).not.toBeNull();
    const again = await new ProviderBrowser(daybook).throughAs("google", MARA);
    expect(again.json.account.id).toBe(host.id);
    const log = await askDatabase(
      daybook,
      "SELECT act, subject_name FROM audit_log WHERE account_id = $1 AND act LIKE 'identity.%'",
      [host.id],
    );
    expect(log).toEqual([{ act: "identity.linked", subject_name: "Google" }]);
  });

  it("joins nobody else's account", async () => {
    await forget("google");
    await hostAsMara();
    const other = await signUp(daybook);
    const browser = new ProviderBrowser(daybook);
    expect((await browser.throughAs("google", MARA)).json.outcome).toBe("join");
    await signInBy(browser, other);
    expect((await browser.call("POST", "/v1/me/identities")).json.code).toBe("flow_ended");
    expect((await browser.call("GET", "/v1/me/identities")).json.items).toEqual([]);
  });

  it("isn't joined by a service that hasn't proved it: anybody writes it there", async () => {
    await forget("microsoft");
    const host = await hostAsMara();
    const browser = new ProviderBrowser(daybook);
    const back = await browser.throughAs("microsoft", MARA);
    expect(back.json).toMatchObject({ outcome: "sign_up", email: MARA, emailVerified: false });
    await signInBy(browser, host);
    expect((await browser.call("POST", "/v1/me/identities")).json.code).toBe("flow_ended");
    const made = await browser.call("POST", "/v1/provider-flows/current/account", person({ email: MARA }));
    expect(made.json.code).toBe("email_taken");
    // Nothing was used up: another address will do.
    const email = `${unique("m")}@example.com`;
    const other = await browser.call("POST", "/v1/provider-flows/current/account", person({ email }));
    expect(other.json.account, other.text).toMatchObject({ email });
  });
});

describe("linking", () => {
  it("asks for a fresh proof, links, and lets in", async () => {
    await forget("github");
    const host = await signUp(daybook);
    const browser = new ProviderBrowser(daybook);
    await signInBy(browser, host);
    const back = await browser.throughAs("github", "mara", "/v1/me/provider-flows");
    expect(back.json).toMatchObject({ outcome: "link", provider: "github" });
    expect((await browser.call("POST", "/v1/me/identities")).status).toBe(201);
    expect((await new ProviderBrowser(daybook).throughAs("github", "mara")).json.account.id).toBe(host.id);
    const own = await browser.call("GET", "/v1/me/identities");
    expect(own.json.items).toMatchObject([{ provider: "github", lastUsedAt: expect.any(String) }]);

    await askDatabase(daybook, "UPDATE sessions SET created_at = now() - interval '11 minutes' WHERE account_id = $1", [
      host.id,
    ]);
    for (const [method, path, body] of [
      ["POST", "/v1/me/provider-flows", { provider: "github" }],
      ["POST", "/v1/me/identities", undefined],
      ["DELETE", `/v1/me/identities/${own.json.items[0].id}`, undefined],
    ] as const)
      expect((await browser.call(method, path, body)).json.errors?.[0]?.rule, path).toBe("step_up");
  });

  it("takes nobody's identity away from another account", async () => {
    await forget("github");
    const [first, second] = [await signUp(daybook), await signUp(daybook)];
    for (const [host, code] of [
      [first, undefined],
      [second, "identity_taken"],
    ] as const) {
      const browser = new ProviderBrowser(daybook);
      await signInBy(browser, host);
      const back = await browser.throughAs("github", "mara", "/v1/me/provider-flows");
      if (code) expect(back.json.code).toBe(code);
      else expect((await browser.call("POST", "/v1/me/identities")).status).toBe(201);
    }
  });

  it("ends by taking it off, but never the last way in", async () => {
    await forget("oidc");
    const browser = new ProviderBrowser(daybook);
    await browser.throughAs("oidc", MARA);
    const made = await browser.call("POST", "/v1/provider-flows/current/account", person());
    expect(made.status, made.text).toBe(201);
    const [own] = (await browser.call("GET", "/v1/me/identities")).json.items;
    const path = `/v1/me/identities/${own.id}`;
    expect((await browser.call("DELETE", path)).json.code).toBe("last_way_in");
    // What isn't offered here lets nobody in.
    await askDatabase(
      daybook,
      "INSERT INTO identities (id, account_id, provider, issuer, subject, label, created_at) VALUES (gen_random_uuid(), $1, 'myspace', 'x', $2, 'x', now())",
      [made.json.account.id, unique("x")],
    );
    expect((await browser.call("DELETE", path)).json.code).toBe("last_way_in");
    const google = await browser.throughAs("google", "ines@daybook.example", "/v1/me/provider-flows");
    expect(google.json.outcome).toBe("link");
    expect((await browser.call("POST", "/v1/me/identities")).status).toBe(201);
    expect((await browser.call("DELETE", path)).status).toBe(204);
    const back = await new ProviderBrowser(daybook).throughAs("oidc", MARA);
    expect(back.json.outcome).toBe("join");
  });

  it("of two that are taken off at once keeps one", async () => {
    const host = await signUp(daybook);
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    for (const [i, id] of ids.entries())
      await askDatabase(
        daybook,
        "INSERT INTO identities (id, account_id, provider, issuer, subject, label, created_at) VALUES ($1, $2, $3, $3, $4, 'x', now())",
        [id, host.id, i === 0 ? "google" : "github", unique("x")],
      );
    await askDatabase(daybook, "UPDATE accounts SET password_hash = NULL WHERE id = $1", [host.id]);
    const answers = await Promise.all(
      ids.map((id) => daybook.call("DELETE", `/v1/me/identities/${id}`, undefined, { token: host.token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

it("a handle that is taken costs nothing but another try, and two tries make one account", async () => {
  await forget("google");
  const host = await signUp(daybook);
  const browser = new ProviderBrowser(daybook);
  await browser.throughAs("google", MARA);
  const path = "/v1/provider-flows/current/account";
  expect((await browser.call("POST", path, person({ handle: host.handle }))).json.code).toBe("handle_taken");
  const cookie = `daybook_flow=${browser.jar.get("daybook_flow")}`;
  const both = await Promise.all(
    [0, 1].map(() => daybook.call("POST", path, person(), { headers: { cookie, ...key() } })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type Daybook, key, startDaybook, unique } from "./daybook.ts";
import { account } from "./good-bodies.ts";
import { ProviderBrowser } from "./provider-browser.ts";
import { identityOf, keepFlow } from "./provider-samples.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook({ vars: { SIGN_UP_DOMAINS: "largo.example, Other.example" } });
});
afterAll(() => daybook?.close());

/** Somebody who came back from a service with this identity. */
async function backAs(identity: object): Promise<ProviderBrowser> {
  const browser = new ProviderBrowser(daybook);
  const { token } = await keepFlow(daybook, { purpose: "sign_in", identity: identityOf(identity) });
  browser.jar.set("daybook_flow", token);
  return browser;
}
const signUp = (browser: ProviderBrowser, over: object = {}) =>
  browser.call("POST", "/v1/provider-flows/current/account", {
    name: "Mara",
    handle: unique("m"),
    timezone: "UTC",
    ...over,
  });

it("lets whose proved address is of a domain that the operator named sign up", async () => {
  const email = `${unique("m")}@largo.example`;
  const made = await signUp(await backAs({ email }));
  expect(made.status, made.text).toBe(201);
});

it("refuses others, addresses that only look like one, and those that nobody has proved", async () => {
  const refused = [
    await signUp(await backAs({ email: "m@elsewhere.example" })),
    await signUp(await backAs({ email: "m@not-largo.example" })),
    await signUp(await backAs({ email: "m@largo.example.attacker.example" })),
    await signUp(await backAs({ email: "m@sub.largo.example" })),
    await signUp(await backAs({ email: "m@largo.example", emailVerified: false }), { email: "m@largo.example" }),
    await daybook.call("POST", "/v1/accounts", account({ email: `${unique("p")}@largo.example` }), { headers: key() }),
    await daybook.call("POST", "/v1/accounts", account(), { headers: key() }),
  ];
  for (const { status, json } of refused)
    expect([status, json.code, json.errors]).toMatchObject([
      403,
      "sign_up_restricted",
      [{ path: "email", params: { options: "largo.example, other.example" } }],
    ]);
});

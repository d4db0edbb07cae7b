import { afterAll, beforeAll, expect, it } from "vitest";
import { type Providers, providerVars, startProviders } from "../local/emulated-providers.ts";
import { freePort } from "../local/ports.ts";
import { checkProviders } from "./providers.ts";

const origin = "https://book.example.com";
let emulated: Providers;
beforeAll(async () => {
  const [google, microsoft, github, okta] = [await freePort(), await freePort(), await freePort(), await freePort()];
  emulated = await startProviders({ google, microsoft, github, okta }, [origin]);
});
afterAll(() => emulated?.stop());
const states = async (env: NodeJS.ProcessEnv) =>
  (await checkProviders(env, origin)).map(({ what, state }) => [what, state]);

it("doctor finds services that know this deployment", async () => {
  expect(await states(providerVars(emulated.urls))).toEqual([
    ["sign-in by Largo Studios", "fine"],
    ["sign-in by Google", "fine"],
    ["sign-in by Microsoft", "fine"],
    ["sign-in by GitHub", "fine"],
  ]);
});

it("doctor finds a secret that is another, a service that calls itself otherwise, and one that is away", async () => {
  const vars = providerVars(emulated.urls);
  const others = {
    GOOGLE_CLIENT_SECRET: "another",
    OIDC_ISSUER: `${emulated.urls.okta}/oauth2/other`,
    MICROSOFT_BASE_URL: "http://127.0.0.1:9",
  };
  expect(await states({ ...vars, ...others })).toEqual([
    ["sign-in by Largo Studios", "wrong"],
    ["sign-in by Google", "wrong"],
    ["sign-in by Microsoft", "wrong"],
    ["sign-in by GitHub", "fine"],
  ]);
});

it("doctor says what is missing, and nothing where nothing is wanted", async () => {
  expect(await states({})).toEqual([["sign-in by", "not checked"]]);
  expect(await checkProviders({ GITHUB_CLIENT_ID: "x" }, origin)).toMatchObject([
    { state: "wrong", found: "GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET go together: one of them is missing" },
  ]);
});

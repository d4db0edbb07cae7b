import { expect, it } from "vitest";
import { allOperations } from "./all-operations.ts";
import { type Operation, splitKey } from "./operation.ts";
import { withoutTokens } from "./without-tokens.ts";

const token = "AaIcFe10ctCVvodLlhGXkwE-xyxF7keOTsVqif9GE3qJpEAT4WFWP08WyzQjIhw5dQ";
const operations: [string, Operation][] = Object.entries(allOperations);
const byToken = operations.filter(([, operation]) => operation.access.as === "capability");

it.each(byToken.map(([key]) => key))("hides the token of %s, a short one too", (key) => {
  for (const one of [token, "x1", `${token}.ics`]) {
    const line = `GET ${splitKey(key).path.replace(/\{\w+\}/, one)}?from=2030-01-01 200 OK (5ms)`;
    expect(withoutTokens(line)).not.toContain(one);
    expect(withoutTokens(line)).toMatch(/^GET \/[^…]+\/….*\?from=2030-01-01 200 OK \(5ms\)$/);
  }
});

it.each([
  [`https://book.example/manage/${token}`, "https://book.example/manage/…"],
  [
    `/v1/pages/ana/intro/slots?from=2030-01-01&hold=${token}&to=x`,
    "/v1/pages/ana/intro/slots?from=2030-01-01&hold=…&to=x",
  ],
  [
    "GET /ana/intro?name=Jo%20Doe&email=jo%40example.org&date=2030-01-01",
    "GET /ana/intro?name=…&email=…&date=2030-01-01",
  ],
  ["GET /v1/sign-in/google?code=4%2F0Ab&state=xyz 302", "GET /v1/sign-in/google?code=…&state=… 302"],
  ["Error: jo.doe+x@mail.example.org (and jo%40example.org) bounced", "Error: …@… (and …@…) bounced"],
  ["/sign-in/callback/google?state=x1&code=4/0A&prompt=none", "/sign-in/callback/google?state=…&code=…&prompt=…"],
  [`TypeError: Invalid URL "${token}"`, 'TypeError: Invalid URL "…"'],
])("hides it in %s", (text, told) => {
  expect(withoutTokens(text)).toBe(told);
});

it.each([
  "GET /v1/pages/ana/intro/holds 201 Created (9ms)",
  "GET /manage 404 Not Found",
  "    at node_modules/.pnpm/vite@8.3.8_@types+node@24.10.1/node_modules/vite/dist/x.js:1:2",
  `GET /${"a".repeat(64)} 200 OK`,
  "01a21c15-ed74-72d0-95be-874b96119793 Postgres 42703, routine errorMissingColumn",
])("leaves %s", (line) => {
  expect(withoutTokens(line)).toBe(line);
});

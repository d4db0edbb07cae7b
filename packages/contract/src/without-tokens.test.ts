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
  ["/sign-in/callback/google?state=x1&code=4/0A&prompt=none", "/sign-in/callback/google?state=…&code=…&prompt=none"],
  [`TypeError: Invalid URL "${token}"`, 'TypeError: Invalid URL "…"'],
])("hides it in %s", (text, told) => {
  expect(withoutTokens(text)).toBe(told);
});

it.each([
  "GET /v1/pages/ana/intro/holds 201 Created (9ms)",
  "GET /manage 404 Not Found",
  `GET /${"a".repeat(64)} 200 OK`,
  "01a21c15-ed74-72d0-95be-874b96119793 Postgres 42703, routine errorMissingColumn",
])("leaves %s", (line) => {
  expect(withoutTokens(line)).toBe(line);
});

import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Daybook, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;

beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
});
afterAll(() => daybook?.close());

const NASTY: unknown[] = [
  null,
  0,
  -1,
  1e308,
  "",
  "\u0000",
  "\ud800",
  "x".repeat(6_000),
  "👩‍👩‍👧‍👦".repeat(30),
  "'; DROP TABLE accounts; --",
  "9999-12-31T23:59:59Z",
  "../../etc/passwd",
  [],
  [[]],
  {},
  { constructor: { prototype: {} } },
  Array.from({ length: 2_000 }, () => 1),
];

type Path = (string | number)[];

/** The paths of every value inside, the outer ones too. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[first] = replaced(copy[first], rest, by);
  return copy;
}

type Name = keyof typeof allOperations;
const record = (name: Name): Operation => allOperations[name];
const names = Object.keys(allOperations) as Name[];
const headersOf = (name: Name) => ({
  ...samples[name](world).headers,
  ...(record(name).access.as === "account" ? { authorization: `Bearer ${world.host.token}` } : {}),
});

// That each refusal names a field and a rule in plain words, the harness looks after.
describe("whatever stands in a field, the answer is a plain refusal or a plain success", () => {
  it.each(names.filter((name) => record(name).body))("%s", async (name) => {
    const { path, body } = samples[name](world);
    const { method } = splitKey(name);
    const send = async (at: Path, value: unknown) => {
      const text = JSON.stringify(replaced(body, at, value));
      const headers = { ...headersOf(name), "idempotency-key": crypto.randomUUID() };
      const answer = await daybook.call(method, path, text, { headers });
      // A code that another service knows nothing of is refused there.
      if (answer.json?.code === "provider_refused") return;
      expect(answer.status, `${at.join(".")} ${JSON.stringify(value)?.slice(0, 60)}: ${answer.text}`).toBeLessThan(500);
    };
    for (const at of pathsOf(body)) await Promise.all(NASTY.map((value) => send(at, value)));
  });
});

describe("whatever stands in a query or an address, too", () => {
  const texts = [
    "",
    "%00",
    "%F0%9F%98%80",
    "%ED%A0%80",
    "%",
    "..",
    "%2e%2e%2f",
    "x".repeat(5_000),
    "-1",
    "1e999",
    "NaN",
    "[]",
    "%27%20OR%201%3D1",
  ];
  it.each(names.filter((name) => record(name).query ?? record(name).params))("%s", async (name) => {
    const { query } = record(name);
    const { method, path: template } = splitKey(name);
    const { path, body } = samples[name](world);
    const [pathname = "", search = ""] = path.split("?");
    const send = async (other: string) => {
      const answer = await daybook.send(method, other, body === undefined ? undefined : JSON.stringify(body), {
        "content-type": "application/json",
        ...headersOf(name),
      });
      expect(answer.status, other.slice(0, 200)).toBeLessThan(500);
    };
    const others = (field: string) => search.split("&").filter((part) => !part.startsWith(`${field}=`));
    for (const field of Object.keys(query?.shape ?? {}))
      await Promise.all(texts.map((text) => send(`${pathname}?${[...others(field), `${field}=${text}`].join("&")}`)));
    for (const [index, part] of template.split("/").entries())
      if (part.startsWith("{"))
        await Promise.all(
          texts.map((text) =>
            send(
              `${pathname
                .split("/")
                .with(index, text || "%20")
                .join("/")}?${search}`,
            ),
          ),
        );
  });
});

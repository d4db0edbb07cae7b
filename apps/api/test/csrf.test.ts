import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;
let cookie: string;
let origin: string;

beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  cookie = world.cookie;
  origin = daybook.worker.url.origin;
  await settled(daybook);
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const record = (name: Name): Operation => allOperations[name];
const changes = (Object.keys(allOperations) as Name[]).filter(
  (name) => record(name).access.as === "account" && !name.startsWith("GET"),
);
const EVIL = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

/** What a form or a script without permission can have a browser send with its cookies (Fetch, CORS-safelisted). */
const ofForms: [string, string][] = [
  ["application/x-www-form-urlencoded", "name=Evil"],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nEvil\r\n--x--\r\n'],
  ["text/plain", '{"name":"Evil","a":"="}'],
  ["text/plain;charset=UTF-8", '{"name":"Evil"}'],
];

describe("a form of another site, in a browser that is signed in", () => {
  it.each(ofForms)("changes nothing by any operation as %s", async (type, body) => {
    const before = await dump(daybook);
    for (const name of changes) {
      const { path } = samples[name](world);
      const { method } = splitKey(name);
      const answer = await daybook.send(method, path, body, { cookie, "content-type": type, ...EVIL });
      expect([name, answer.status, answer.json.code]).toEqual([name, 403, "origin_not_allowed"]);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it.each(ofForms)("is read by no operation as %s, even if it came from our own page", async (type, body) => {
    const before = await dump(daybook);
    for (const name of changes.filter((one) => record(one).body)) {
      const { path, headers = {} } = samples[name](world);
      const sent = { ...headers, cookie, "content-type": type, origin };
      const answer = await daybook.send(splitKey(name).method, path, body, sent);
      expect([name, answer.status]).toEqual([
        name,
        record(name).access.as === "account" && steppedUp(name, answer) ? 401 : 415,
      ]);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  const steppedUp = (name: Name, { status }: { status: number }) => {
    const { access } = record(name);
    return access.as === "account" && access.stepUp === true && status === 401;
  };
});

describe("another site's page that opens a socket in a browser that is signed in", () => {
  const open = (path: string, headers: Record<string, string>) =>
    new Promise<number>((done) => {
      const socket = daybook.worker.connect(path, headers);
      socket.on("open", () => {
        socket.close();
        done(101);
      });
      socket.on("unexpected-response", (_, response) => done(response.statusCode ?? 0));
      socket.on("error", () => {});
    });
  const sockets = (Object.keys(allOperations) as Name[]).filter((name) => record(name).success.status === 101);

  it.each(sockets)("hears nothing of an account by %s", async (name) => {
    const { path } = samples[name](world);
    const isPrivate = record(name).access.as === "account";
    for (const from of ["https://evil.example", "null", `${origin}.evil.example`])
      expect([from, await open(path, { cookie, origin: from })]).toEqual([from, isPrivate ? 403 : 101]);
    expect(await open(path, { cookie, origin })).toBe(101);
  });

  it("there are two kinds of them, and one shows what anybody may see", () => {
    expect(sockets.map((name) => [name, record(name).access.as])).toEqual([
      ["GET /v1/me/live", "account"],
      ["GET /v1/pages/{handle}/{slug}/live", "anyone"],
    ]);
  });
});

it("the cookie is such as no other site's form sends along: same-site, and out of reach of scripts", async () => {
  const { email, password } = world.host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password });
  expect(answer.headers.get("set-cookie")).toMatch(/; HttpOnly;.*SameSite=Lax|SameSite=Lax.*; HttpOnly/);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});

import { connect } from "node:net";
import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, key, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;
beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  await settled(daybook);
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const record = (name: Name): Operation => allOperations[name];
const writing = (Object.keys(samples) as Name[]).filter((name) => splitKey(name).method !== "GET");
const callers = (name: Name) =>
  record(name).access.as === "account" ? { authorization: `Bearer ${world.host.token}` } : {};

/** Calls an operation as its owner does, with another body. */
function send(name: Name, body: string) {
  const { path, headers = {} } = samples[name](world);
  const all = { "content-type": "application/json", ...key(), ...callers(name), ...headers };
  return daybook.send(splitKey(name).method, path, body, all);
}

describe("a body that means harm", () => {
  const withBody = writing.filter((name) => record(name).body && record(name).access.as !== "mail_service");
  const hostile: [string, string, number][] = [
    ["too large", JSON.stringify({ name: "x".repeat(300_000) }), 413],
    ["nested without end", "[".repeat(100_000), 400],
    ["nested deeply", `{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`, 422],
    ["with a key twice", '{"name":"a","name":"b"}', 422],
    ["with a key of every object", '{"__proto__":{"admin":true}}', 422],
    ["of all spaces and quotes", '"'.repeat(200_000), 400],
    ["that is a list", "[]", 422],
    ["with a number without end", `{"name":${"9".repeat(200_000)}}`, 422],
  ];

  it.each(hostile)("%s is refused by every operation, and nothing changes", async (_, body, status) => {
    const before = await dump(daybook);
    for (const name of withBody) {
      const answer = await send(name, body);
      expect([name, answer.status], answer.text.slice(0, 300)).toEqual([name, status]);
      expect(answer.text.length).toBeLessThan(20_000);
    }
    expect(await dump(daybook)).toEqual(before);
  });

  it("of ten megabytes is refused before it has come, told or not", async () => {
    const chunk = new Uint8Array(65_536).fill(32);
    let sent = 0;
    const told = await send("POST /v1/schedules", " ".repeat(10_000_000));
    expect(told.status).toBe(413);
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const headers = { "content-type": "application/json", ...key(), ...callers("POST /v1/schedules") };
    // Whoever goes on sending may find the line cut before having read why.
    const untold = await daybook.send("POST", "/v1/schedules", endless, headers).then(
      ({ status }) => status,
      (error: Error) => (error.cause as { code?: string } | undefined)?.code,
    );
    expect([413, "EPIPE", "ECONNRESET"]).toContain(untold);
    expect((await daybook.call("GET", "/v1/me", undefined, { token: world.host.token })).status).toBe(200);
  });

  it("that comes by drops keeps nobody else waiting", async () => {
    const { hostname, port } = daybook.worker.url;
    const slow = Array.from({ length: 60 }, () => connect(Number(port), hostname));
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    for (const socket of slow) {
      socket.on("error", () => {});
      socket.write(
        `POST /v1/schedules HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n${Object.entries(
          { ...key(), ...callers("POST /v1/schedules") },
        )
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join("")}\r\n{`,
      );
    }
    const drops = setInterval(() => {
      for (const socket of slow) socket.write(" ");
    }, 100);
    try {
      const others = Array.from({ length: 20 }, () =>
        daybook.call("GET", "/v1/me", undefined, { token: world.host.token }),
      );
      for (const { status } of await Promise.all(others)) expect(status).toBe(200);
    } finally {
      clearInterval(drops);
      for (const socket of slow) socket.destroy();
    }
  });
});

describe("what is put into headers", () => {
  const injected = [
    "\r\nset-cookie: evil=1",
    "%0d%0aset-cookie: evil=1",
    "%E5%98%8A%E5%98%8Dset-cookie:evil=1",
    "\u560a\u560dset-cookie: evil=1",
  ];

  it("of an address makes no header of the answer, wherever it leads", async () => {
    for (const text of injected)
      for (const path of [
        `/${world.host.handle}//${world.page.slug}?name=${encodeURI(text)}`,
        `/sign-in/?next=${encodeURI(text)}`,
        `/${encodeURI(text)}/`,
        `/v1/bookings.csv?lang=${encodeURI(text)}`,
        `/v1/${encodeURI(text)}`,
      ]) {
        const answer = await daybook.send("GET", path, undefined, { accept: "text/html", ...callers("GET /v1/me") });
        expect([path, answer.headers.get("set-cookie")]).toEqual([path, null]);
        expect(answer.headers.get("location") ?? "").not.toMatch(/[\r\n]/);
      }
  });

  it("is refused or left out in every text that may become one", async () => {
    const line = "Lesson\r\nBcc: evil@example.com";
    for (const [name, body] of [
      ["POST /v1/event-types", { title: line, slug: "header", scheduleId: world.page.scheduleId, durations: [30] }],
      ["POST /v1/webhooks", { url: "http://127.0.0.1:9/", events: ["booking.created"], headers: { "x-a": line } }],
      ["POST /v1/webhooks", { url: "http://127.0.0.1:9/", events: ["booking.created"], headers: { [line]: "a" } }],
      ["PATCH /v1/me", { name: line }],
      ["POST /v1/feeds", { name: line }],
    ] as const) {
      const answer = await send(name, JSON.stringify(body));
      expect([name, answer.status], answer.text).toEqual([name, 422]);
    }
  });
});

it("what a caller puts into a log is one line of it, and says nothing of its own", async () => {
  const forged = "\r\nerror: 01a21f25 all is well";
  await daybook.call("GET", `/v1/pages/${encodeURIComponent(forged)}/x`);
  await daybook.send("GET", `/${encodeURIComponent(forged)}`, undefined, {
    "user-agent": "x",
    "accept-language": "xx-YY",
  });
  for (const line of daybook.worker.logs()) expect(line).not.toMatch(/^error: 01a21f25 all is well/m);
});

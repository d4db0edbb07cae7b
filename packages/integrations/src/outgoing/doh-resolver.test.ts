import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dohResolver } from "./doh-resolver.ts";
import { type OddReceiver, oddReceiver } from "./testing/odd-receiver.ts";

describe("names by DNS over HTTPS", () => {
  let server: OddReceiver;
  beforeEach(async () => {
    server = await oddReceiver();
  });
  afterEach(() => server.close());
  const resolve = (name = "hooks.example.com") =>
    dohResolver({ url: `${server.url}/dns-query`, timeout: 600 }).resolve(name);

  type Told = { Status?: number; TC?: boolean; Answer?: unknown };
  /** https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/ */
  const tell = (a: Told, aaaa: Told) => {
    server.answer = (request, response) => {
      const type = new URL(request.url ?? "", server.url).searchParams.get("type");
      response.writeHead(200, { "content-type": "application/dns-json" });
      response.end(
        JSON.stringify({ TC: false, RD: true, RA: true, AD: false, CD: false, ...(type === "A" ? a : aaaa) }),
      );
    };
  };
  const record = (type: number, data: string) => ({ name: "hooks.example.com", type, TTL: 300, data });

  it("asks for both families, in JSON", async () => {
    tell(
      { Status: 0, Answer: [record(1, "93.184.216.34")] },
      { Status: 0, Answer: [record(28, "2606:2800:220:1::1")] },
    );
    expect(await resolve()).toEqual({
      kind: "addresses",
      addresses: ["93.184.216.34", "2606:2800:220:1::1"],
      aliases: [],
    });
    expect(server.requests.map(({ path }) => path).sort()).toEqual([
      "/dns-query?name=hooks.example.com&type=A",
      "/dns-query?name=hooks.example.com&type=AAAA",
    ]);
    expect(server.requests[0]?.headers.accept).toBe("application/dns-json");
  });

  it("takes the addresses behind aliases, and tells the aliases", async () => {
    const chain = [record(5, "Edge.example.net."), record(5, "metadata.google.internal.")];
    tell({ Status: 0, Answer: [...chain, record(1, "1.1.1.1"), record(1, "1.1.1.1")] }, { Status: 0, Answer: chain });
    expect(await resolve()).toEqual({
      kind: "addresses",
      addresses: ["1.1.1.1"],
      aliases: ["edge.example.net", "metadata.google.internal"],
    });
  });

  it.each<[string, Told]>([
    ["no such name", { Status: 3 }],
    ["no address", { Status: 0 }],
    ["aliases that lead nowhere", { Status: 0, Answer: [record(5, "gone.example.net.")] }],
  ])("knows none: %s", async (_, told) => {
    tell(told, told);
    expect(await resolve()).toEqual({ kind: "none" });
  });

  it.each<[string, Told, Told]>([
    ["a failure", { Status: 2 }, { Status: 2 }],
    ["a failure for one family", { Status: 0, Answer: [record(1, "1.1.1.1")] }, { Status: 2 }],
    ["a refusal", { Status: 5 }, { Status: 0 }],
    ["an answer that is cut off", { Status: 0, TC: true, Answer: [record(1, "1.1.1.1")] }, { Status: 0 }],
    ["no status", {}, {}],
    ["records that are no list", { Status: 0, Answer: "1.1.1.1" }, { Status: 0 }],
  ])("is unavailable: %s", async (_, a, aaaa) => {
    tell(a, aaaa);
    expect(await resolve()).toEqual({
      kind: "unavailable",
      reason: expect.stringMatching(/name server didn't answer/),
    });
  });

  it.each<[string, OddReceiver["answer"]]>([
    ["an error", (_, response) => void response.writeHead(503).end("{}")],
    ["a redirect", (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end()],
    ["no JSON", (_, response) => void response.end("<html>")],
    ["null", (_, response) => void response.end("null")],
    [
      "more than a name can have",
      (_, response) => void response.end(`{"Status":0,"Answer":["${"x".repeat(70_000)}"]}`),
    ],
    ["silence", () => {}],
    ["a cut connection", (request) => void request.socket.destroy()],
  ])("is unavailable: %s", async (_, answer) => {
    server.answer = answer;
    expect(await resolve()).toEqual({
      kind: "unavailable",
      reason: expect.stringMatching(/name server didn't answer/),
    });
  });

  it("asks for a name and nothing else, whatever it looks like", async () => {
    tell({ Status: 3 }, { Status: 3 });
    await resolve("a&type=TXT#x");
    expect(server.requests[0]?.path).toMatch(/^\/dns-query\?name=a%26type%3DTXT%23x&type=A+$/);
  });
});

import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutgoingAnswer, OutgoingFailure, OutgoingLimits, OutgoingRequest } from "../outgoing-fetch.ts";
import { type OddReceiver, oddReceiver } from "./odd-receiver.ts";

/** Makes a request in some runtime, where this machine may be asked and no name is known. */
export type MakeRequest = (
  request: OutgoingRequest,
  limits?: Partial<OutgoingLimits>,
) => Promise<OutgoingAnswer | OutgoingFailure>;

/** What an outgoing request must be in every runtime. */
export function outgoingConformance(name: string, make: MakeRequest): void {
  describe(name, () => {
    let receiver: OddReceiver;
    beforeEach(async () => {
      receiver = await oddReceiver();
    });
    afterEach(() => receiver.close());

    const post = (over: Partial<OutgoingRequest> = {}, limits: Partial<OutgoingLimits> = {}) =>
      make({ url: `${receiver.url}/in`, method: "POST", headers: {}, body: '{"ä":1}', ...over }, limits);

    it("sends what it was given, and tells what came back", async () => {
      receiver.answer = (_, response) => void response.writeHead(202, { "x-told": "yes" }).end("Grüße 🎻");
      const answer = await post({ headers: { "content-type": "application/json", "webhook-id": "msg_1" } });
      expect(answer).toMatchObject({ kind: "answer", status: 202, body: "Grüße 🎻", isCut: false });
      expect(answer).toMatchObject({ headers: expect.arrayContaining([["x-told", "yes"]]), took: expect.any(Number) });
      expect(receiver.requests).toMatchObject([
        {
          path: "/in",
          method: "POST",
          body: '{"ä":1}',
          headers: {
            "content-type": "application/json",
            "webhook-id": "msg_1",
            "user-agent": "Daybook",
            "accept-encoding": "identity",
          },
        },
      ]);
    });

    it.each([301, 302, 303, 307, 308])("follows no redirect: %i is an answer", async (status) => {
      receiver.answer = (_, response) => void response.writeHead(status, { location: `${receiver.url}/there` }).end();
      expect(await post()).toMatchObject({
        kind: "answer",
        status,
        headers: expect.arrayContaining([["location", `${receiver.url}/there`]]),
      });
      expect(receiver.requests).toHaveLength(1);
    });

    it("cuts a long answer, in no character", async () => {
      receiver.answer = (_, response) => void response.end(`x${"ä".repeat(100_000)}`);
      const answer = await post();
      expect(answer).toMatchObject({ kind: "answer", isCut: true, body: `x${"ä".repeat(2_047)}` });
    });

    it("keeps an answer of just so many bytes whole", async () => {
      receiver.answer = (_, response) => void response.end("x".repeat(4_096));
      expect(await post()).toMatchObject({ isCut: false, body: "x".repeat(4_096) });
      receiver.answer = (_, response) => void response.end("x".repeat(4_097));
      expect(await post()).toMatchObject({ isCut: true, body: "x".repeat(4_096) });
    });

    it("reads of an endless answer no more than it keeps", async () => {
      let sent = 0;
      receiver.answer = (_, response) => {
        const write = () => {
          while (!response.destroyed && sent < 1e9 && response.write("x".repeat(65_536))) sent += 65_536;
        };
        response.on("drain", write);
        write();
      };
      expect(await post()).toMatchObject({ kind: "answer", isCut: true });
      expect(sent).toBeLessThan(64 * 1_048_576);
    });

    it("doesn't inflate a bomb beyond what it keeps", async () => {
      const bomb = gzipSync(Buffer.alloc(50 * 1_048_576));
      receiver.answer = (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
      const answer = (await post()) as OutgoingAnswer;
      expect(answer).toMatchObject({ kind: "answer", status: 200, isCut: true });
      expect(answer.body.length).toBeLessThanOrEqual(4_096);
    });

    it("tells of an answer that says it is compressed and isn't", async () => {
      receiver.answer = (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("not at all");
      expect(await post()).toMatchObject({ kind: "unreachable", reason: expect.stringMatching(/./) });
    });

    it("keeps of headers what can be shown, without cookies", async () => {
      const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-${index}`, "v"]));
      receiver.answer = (_, response) =>
        void response.writeHead(200, { "set-cookie": "a=b", "a-long": "v".repeat(600), ...many }).end();
      const { headers } = (await post()) as OutgoingAnswer;
      expect(headers).toHaveLength(40);
      expect(headers).toContainEqual(["a-long", "v".repeat(500)]);
      expect(headers.filter(([key, value]) => key === "set-cookie" || value.length > 500)).toEqual([]);
    });

    it("leaves no half of a character in a header that is cut", async () => {
      const emoji = Buffer.from("🎻").toString("latin1");
      receiver.answer = (_, response) => void response.writeHead(200, { "a-long": `${"v".repeat(499)}${emoji}` }).end();
      const { headers } = (await post()) as OutgoingAnswer;
      const [, told = ""] = headers.find(([name]) => name === "a-long") ?? [];
      expect(told.slice(0, 499)).toBe("v".repeat(499));
      expect(told.isWellFormed()).toBe(true);
    });

    it("keeps bytes that are no text as something that can be stored", async () => {
      receiver.answer = (_, response) => void response.end(Buffer.from([0x61, 0x00, 0xff, 0x62]));
      expect(await post()).toMatchObject({ body: "a\ufffd\ufffdb" });
    });

    it.each([
      ["never answers", () => {}],
      [
        "never ends",
        (_: unknown, response: { writeHead(s: number): { write(text: string): void } }) =>
          response.writeHead(200).write("so far"),
      ],
    ])("waits no longer than it was told for one that %s", async (_, answer) => {
      receiver.answer = answer as OddReceiver["answer"];
      const began = Date.now();
      const outcome = await post({}, { timeoutMs: 600 });
      expect(outcome).toMatchObject({ kind: "timeout", reason: "No whole answer within 600 ms" });
      expect(Date.now() - began).toBeLessThan(5_000);
    });

    it("waits no longer in all for one that drips", async () => {
      receiver.answer = (_, response) => {
        response.writeHead(200);
        const dripping = setInterval(() => response.write("."), 100);
        response.on("close", () => clearInterval(dripping));
      };
      expect(await post({}, { timeoutMs: 800 })).toMatchObject({ kind: "timeout" });
    });

    it("tells of a receiver that hangs up, or isn't there", async () => {
      receiver.answer = (request) => void request.socket.destroy();
      expect(await post()).toMatchObject({ kind: "unreachable", reason: expect.stringMatching(/./) });
      await receiver.close();
      expect(await post()).toMatchObject({ kind: "unreachable", reason: expect.stringMatching(/./) });
      receiver = await oddReceiver();
    });

    it("asks nobody where the address is refused, unknown or couldn't be checked", async () => {
      expect(await post({ url: "https://10.0.0.1/" })).toMatchObject({ kind: "refused", rule: "private_address" });
      expect(await post({ url: "https://unknown.example.com/" })).toMatchObject({ kind: "unknown" });
      expect(await post({ url: "https://unchecked.example.com/" })).toMatchObject({ kind: "unchecked" });
      expect(receiver.requests).toEqual([]);
    });
  });
}

/** Knows no name; of some it can't even tell. */
export const noNames = {
  resolve: async (name: string) =>
    name.startsWith("unchecked.")
      ? ({ kind: "unavailable", reason: "The name server didn't answer" } as const)
      : ({ kind: "none" } as const),
};

import type { OutgoingAnswer, OutgoingFailure } from "@daybook/integrations/outgoing/outgoing-fetch";
import { type OddReceiver, oddReceiver } from "@daybook/integrations/outgoing/testing/odd-receiver";
import { outgoingConformance } from "@daybook/integrations/outgoing/testing/outgoing-conformance";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BareWorkerd, startBareWorkerd } from "../../../scripts/test/bare-workerd.ts";
import type { OutgoingErrand } from "./outgoing-worker.ts";

let worker: BareWorkerd;
let names: OddReceiver;

beforeAll(async () => {
  names = await oddReceiver();
  names.answer = (request, response) => {
    const { searchParams } = new URL(request.url ?? "", names.url);
    const name = searchParams.get("name") ?? "";
    const isPrivate = name === "private.example.com" && searchParams.get("type") === "AAAA";
    const Answer = isPrivate ? [{ name, type: 28, TTL: 60, data: "fd00::1" }] : [];
    const Status = name === "unchecked.example.com" ? 2 : 0;
    response.writeHead(200, { "content-type": "application/dns-json" }).end(JSON.stringify({ Status, Answer }));
  };
  worker = await startBareWorkerd("apps/api/test/outgoing-worker.ts");
});
afterAll(async () => {
  await worker?.close();
  await names?.close();
});

async function inWorker(
  request: OutgoingErrand["request"],
  limits: OutgoingErrand["limits"] = {},
): Promise<OutgoingAnswer | OutgoingFailure> {
  const errand: OutgoingErrand = { request, limits, nameServer: names.url };
  const answer = await fetch(worker.url, { method: "POST", body: JSON.stringify(errand) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as OutgoingAnswer | OutgoingFailure;
}

outgoingConformance("outgoingFetch in workerd", inWorker);

it("judges there as it does elsewhere: its URL parser is another", async () => {
  const hosts = [
    "127.1",
    "2130706433",
    "0x7f.1",
    "017700000001",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "10.0.0.1.",
    "[::ffff:a00:1]",
  ];
  const more = [
    "[64:ff9b::a00:1]",
    "user@example.com",
    "exam%70le.com",
    "ｅxample.com",
    "\u212aelvin.example.com",
    "intranet",
  ];
  for (const host of [...hosts, ...more]) {
    const outcome = await inWorker({ url: `https://${host}/`, method: "POST", headers: {} });
    expect([host, outcome.kind]).toEqual([host, "refused"]);
  }
  const outcome = await inWorker({ url: "https://private.example.com/", method: "POST", headers: {} });
  expect(outcome).toMatchObject({ kind: "refused", rule: "private_address" });
});

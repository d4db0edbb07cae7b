import { expect, it } from "vitest";
import { outgoingFetch } from "./outgoing-fetch.ts";
import { noNames, outgoingConformance } from "./testing/outgoing-conformance.ts";

const local = { resolver: noNames, isLocalAllowed: true };

outgoingConformance("outgoingFetch", (request, limits) => outgoingFetch(request, local, limits));

it("counts the time that names take", async () => {
  const resolver = { resolve: () => new Promise<never>(() => {}) };
  const request = { url: "https://example.com/", method: "POST", headers: {} } as const;
  const outcome = await outgoingFetch(request, { resolver, isLocalAllowed: false }, { timeoutMs: 200 });
  expect(outcome).toMatchObject({ kind: "timeout" });
});

it("looks at the address again for every request", async () => {
  const answers = [["1.1.1.1"], ["127.0.0.1"]];
  const sent: string[] = [];
  const setup = {
    resolver: { resolve: async () => ({ kind: "addresses" as const, addresses: answers.shift() ?? [], aliases: [] }) },
    isLocalAllowed: false,
    fetch: async (url: unknown) => {
      sent.push(String(url));
      return new Response("ok");
    },
  };
  const request = { url: "https://rebinding.example.com/", method: "POST", headers: {} } as const;
  expect(await outgoingFetch(request, setup)).toMatchObject({ kind: "answer" });
  expect(await outgoingFetch(request, setup)).toMatchObject({ kind: "refused", rule: "private_address" });
  expect(sent).toEqual(["https://rebinding.example.com/"]);
});

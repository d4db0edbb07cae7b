import { describe, expect, it } from "vitest";
import { checkUrl } from "./check-url.ts";
import type { Resolution } from "./name-resolver.ts";

const found = (addresses: string[], aliases: string[] = []): Resolution => ({ kind: "addresses", addresses, aliases });
const check = async (resolution: Resolution, url = "https://hooks.example.com/in") => {
  const asked: string[] = [];
  const resolver = {
    resolve: async (name: string) => {
      asked.push(name);
      return resolution;
    },
  };
  return { checked: await checkUrl(url, { resolver, isLocalAllowed: false }), asked };
};

describe("a name", () => {
  it("is fine when all it stands for is public", async () => {
    const { checked, asked } = await check(found(["93.184.216.34", "2606:2800:220:1::1"], ["edge.example.net"]));
    expect(checked).toEqual({ kind: "fine", href: "https://hooks.example.com/in" });
    expect(asked).toEqual(["hooks.example.com"]);
  });

  it.each([
    [["127.0.0.1"]],
    [["93.184.216.34", "10.0.0.1"]],
    [["93.184.216.34", "::1"]],
    [["::ffff:10.0.0.1"]],
    [["64:ff9b::a00:1"]],
    [["fd00::1", "2606:2800:220:1::1"]],
    [["169.254.169.254"]],
    [["100.100.100.200"]],
    [["168.63.129.16"]],
    [["0.0.0.0"]],
    [["2130706433"]],
    [["not an address"]],
    [[""]],
  ])("is refused when any of what it stands for is not: %j", async (addresses) => {
    expect((await check(found(addresses))).checked).toEqual({ kind: "refused", rule: "private_address" });
  });

  it("is refused when it is another name for one that means something inside a network", async () => {
    const { checked } = await check(found(["93.184.216.34"], ["metadata.google.internal"]));
    expect(checked).toEqual({ kind: "refused", rule: "special_name" });
  });

  it("is asked for by its ASCII form", async () => {
    expect((await check(found(["1.1.1.1"]), "https://bücher.example/")).asked).toEqual(["xn--bcher-kva.example"]);
  });

  it("that stands for nothing is no refusal for good", async () => {
    expect((await check({ kind: "none" })).checked).toEqual({
      kind: "unknown",
      reason: "No address is known for hooks.example.com",
    });
  });

  it("that couldn't be checked is not asked", async () => {
    const { checked } = await check({ kind: "unavailable", reason: "The name server didn't answer: status 500" });
    expect(checked).toEqual({ kind: "unchecked", reason: "The name server didn't answer: status 500" });
  });
});

it("asks nobody about an address, or about what is refused anyway", async () => {
  expect((await check({ kind: "none" }, "https://1.1.1.1/")).asked).toEqual([]);
  expect(await check(found(["1.1.1.1"]), "https://10.0.0.1/")).toEqual({
    checked: { kind: "refused", rule: "private_address" },
    asked: [],
  });
});

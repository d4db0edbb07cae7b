import { describe, expect, it } from "vitest";
import { coarse, placeOf } from "./place-of.ts";

const arriving = (cf: object | undefined, address?: string) => {
  const request = new Request("https://book.example/", {
    headers: address === undefined ? {} : { "cf-connecting-ip": address },
  });
  return Object.assign(request, { cf }) as Request;
};

describe("where somebody came from", () => {
  it.each([
    ["198.51.100.24", "198.51.100.0/24"],
    ["::ffff:198.51.100.24", "198.51.100.0/24"],
    ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::/48"],
    ["2001:db8:85a3:8d3::/64", "2001:db8:85a3::/48"],
    ["local", ""],
    ["", ""],
  ])("is kept of %s as %s", (address, kept) => {
    expect(coarse(address)).toBe(kept);
  });

  it("is coarse already when it is read again", () => {
    for (const address of ["198.51.100.24", "2001:db8:85a3:8d3::1"])
      expect(coarse(coarse(address))).toBe(coarse(address));
  });

  it("has the town and country that the platform guesses, and nothing where it doesn't", () => {
    expect(placeOf(arriving({ city: "Lisbon", country: "PT" }, "198.51.100.24"))).toEqual({
      network: "198.51.100.0/24",
      city: "Lisbon",
      country: "PT",
    });
    for (const cf of [undefined, {}, { country: "T1" }, { country: "XX" }, { city: 3, country: "portugal" }])
      expect(placeOf(arriving(cf))).toEqual({ network: "", city: "", country: "" });
  });

  it("fits into a row whatever the platform says", () => {
    expect(placeOf(arriving({ city: `A\0\uD800${"b".repeat(200)}` })).city).toMatch(/^A\uFFFDb{78}$/);
  });
});

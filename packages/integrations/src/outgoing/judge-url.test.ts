import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JudgedUrl, judgeUrl, type UrlRule } from "./judge-url.ts";
import { carriers, isSpecialIpv4, spellings } from "./testing/address-forms.ts";
import { refusedHosts } from "./testing/refused-hosts.ts";

const judge = (text: string): JudgedUrl => judgeUrl(text, { isLocalAllowed: false });
const ruleOf = (text: string): UrlRule | "fine" => {
  const judged = judge(text);
  return judged.kind === "fine" ? "fine" : judged.rule;
};

const typed = Object.entries(refusedHosts).flatMap(([rule, forms]) =>
  forms.map((form) => [`https://${form}/hook`, rule] as const),
);

describe("an address that somebody typed", () => {
  it("is tried in more forms than anybody types", () => {
    expect(typed.length).toBeGreaterThan(250);
  });

  it.each(typed)("%j is refused: %s", (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  it.each([
    ["http://example.com/", "scheme"],
    ["HTTP://example.com/", "scheme"],
    ["ftp://example.com/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["gopher://127.0.0.1:25/", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["data:text/plain,x", "scheme"],
    ["wss://example.com/", "scheme"],
    ["unix:/var/run/docker.sock", "scheme"],
    ["blob:https://example.com/x", "scheme"],
    ["example.com", "malformed"],
    ["example.com:8443/x", "malformed"],
    ["//example.com/", "malformed"],
    ["/hook", "malformed"],
    ["", "malformed"],
    ["https:", "scheme"],
    ["https:/example.com/", "scheme"],
    ["https:example.com", "scheme"],
    ["https:///example.com/", "malformed"],
    ["https:\\\\example.com/", "malformed"],
    ["ht\ntps://example.com/", "malformed"],
    ["https://example.com/a b", "malformed"],
    ["https://example.com/\r\nX-Injected: 1", "malformed"],
  ] as const)("%j is refused: %s", (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  it.each([
    ["https://example.com", "https://example.com/"],
    ["  https://example.com/hook \n", "https://example.com/hook"],
    ["HTTPS://Example.COM/Hook", "https://example.com/Hook"],
    ["https://example.com:443/", "https://example.com/"],
    ["https://example.com:8443/", "https://example.com:8443/"],
    ["https://example.com:8080/", "https://example.com:8080/"],
    ["https://example.com:3000/", "https://example.com:3000/"],
    ["https://example.com:65535/", "https://example.com:65535/"],
    ["https://hooks.example.co.uk/a/b?c=d&e=%20#part", "https://hooks.example.co.uk/a/b?c=d&e=%20"],
    ["https://hooks.zapier.com/hooks/catch/1/abc@def/", "https://hooks.zapier.com/hooks/catch/1/abc@def/"],
    ["https://_dmarc.example.com/", "https://_dmarc.example.com/"],
    ["https://a--b.example.com/", "https://a--b.example.com/"],
    ["https://123.example.com/", "https://123.example.com/"],
    ["https://127.0.0.1.example.com/", "https://127.0.0.1.example.com/"],
    ["https://localhost.example.com/", "https://localhost.example.com/"],
    ["https://mylocal.example/", "https://mylocal.example/"],
    ["https://notlocalhost.com/", "https://notlocalhost.com/"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/"],
    ["https://BÜCHER.example/", "https://xn--bcher-kva.example/"],
    ["https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"],
    ["https://例え.jp/", "https://xn--r8jz45g.jp/"],
    ["https://مثال.example/", "https://xn--mgbh0fb.example/"],
    ["https://straße.example/", "https://xn--strae-oqa.example/"],
    ["https://example.com/例え", "https://example.com/%E4%BE%8B%E3%81%88"],
    ["https://1.1.1.1/", "https://1.1.1.1/"],
    ["https://8.8.8.8:8443/", "https://8.8.8.8:8443/"],
    ["https://172.15.255.255/", "https://172.15.255.255/"],
    ["https://172.32.0.0/", "https://172.32.0.0/"],
    ["https://100.63.255.255/", "https://100.63.255.255/"],
    ["https://223.255.255.255/", "https://223.255.255.255/"],
    ["https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"],
    ["https://[2606:4700:4700:0:0:0:0:1111]/", "https://[2606:4700:4700::1111]/"],
    ["https://[2A00:1450:4001:81B::200E]:8443/", "https://[2a00:1450:4001:81b::200e]:8443/"],
  ])("%j is fine", (text, href) => {
    expect(judge(text)).toMatchObject({ kind: "fine", href });
  });

  it("tells names from addresses: names are asked for, addresses aren't", () => {
    expect(judge("https://example.com/")).toMatchObject({ host: { kind: "name", name: "example.com" } });
    expect(judge("https://1.1.1.1/")).toMatchObject({ host: { kind: "address", name: "1.1.1.1" } });
    expect(judge("https://[2606:4700::1]/")).toMatchObject({ host: { kind: "address", name: "2606:4700::1" } });
  });
});

describe("every IPv4 address", () => {
  const octet = fc.oneof(
    fc.constantFrom(0, 1, 2, 10, 51, 64, 88, 100, 113, 127, 168, 169, 172, 192, 198, 203),
    fc.nat(255),
  );
  const address = fc.tuple(octet, octet, octet, octet);

  /** Those of its forms that may be asked. */
  const fine = (octets: [number, number, number, number]) =>
    [...spellings(octets), ...carriers(octets)].filter((form) => ruleOf(`https://${form}/`) === "fine");

  it("of a special range is refused in every spelling, in every IPv6 that carries it too", () => {
    fc.assert(
      fc.property(address.filter(isSpecialIpv4), (octets) => {
        expect(fine(octets)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 20_000);

  it("of the public internet is fine as people write it, and in no other spelling", () => {
    fc.assert(
      fc.property(
        address.filter((octets) => !isSpecialIpv4(octets)),
        (octets) => {
          expect(fine(octets)).toEqual([octets.join(".")]);
        },
      ),
      { numRuns: 400 },
    );
  }, 20_000);
});

describe("whatever is typed", () => {
  it("never throws, and what is fine is fine again as it came out", () => {
    const part = fc.constantFrom(
      "a",
      "1",
      "127",
      "0x7f",
      ".",
      "-",
      "xn--",
      ":",
      "8080",
      "@",
      "/",
      "\\",
      "%2e",
      "[",
      "]",
      "。",
      "ü",
      "①",
      "?",
      "#",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom("", "https://", "http://"), text, (scheme, rest) => {
        const judged = judge(scheme + rest);
        if (judged.kind !== "fine") return;
        expect(judge(judged.href)).toEqual(judged);
        expect(new URL(judged.href).hostname.replace(/^\[|\]$/g, "")).toBe(judged.host.name);
      }),
      { numRuns: 1_000 },
    );
  }, 20_000);
});

describe("in development", () => {
  const local = (text: string) => judgeUrl(text, { isLocalAllowed: true });
  it.each([
    ["http://localhost:8787/hook", "local"],
    ["http://127.0.0.1:25/hook", "local"],
    ["https://127.9.9.9/hook", "local"],
    ["http://[::1]:5000/hook", "local"],
    ["http://hooks.localhost/", "local"],
    ["http://example.com/", "name"],
  ])("%s may be asked", (text, kind) => {
    expect(local(text)).toMatchObject({ kind: "fine", host: { kind } });
  });

  it.each([
    ["http://10.0.0.1/", "private_address"],
    ["http://169.254.169.254/latest/meta-data/", "private_address"],
    ["http://[::ffff:127.0.0.1]/", "private_address"],
    ["http://127.1/", "host_spelling"],
    ["http://2130706433/", "host_spelling"],
    ["http://0.0.0.0/", "private_address"],
    ["http://db.internal/", "special_name"],
    ["http://postgres/", "special_name"],
    ["http://example.com:5432/", "port"],
    ["ftp://localhost/", "scheme"],
    ["http://user@localhost/", "userinfo"],
  ])("%s may not", (text, rule) => {
    expect(local(text)).toEqual({ kind: "refused", rule });
  });
});

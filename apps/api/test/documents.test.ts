import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { mintCapability } from "../src/tokens/capability.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
  TEST_KEYS,
} from "./daybook.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

const DOCUMENT_TYPE = "application/vnd.daybook.document+json";

let proxy: PostgresProxy;
let daybook: Daybook;
let assets: string;
let host: Host;
let page: Page;
let managed: Answer;
let token: string;

beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), "daybook-documents-"));
  mkdirSync(join(assets, "assets"));
  writeFileSync(
    join(assets, "index.html"),
    '<!doctype html><html><head><title>Daybook</title></head><body><div id="root"></div></body></html>',
  );
  writeFileSync(join(assets, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(join(assets, "logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(join(assets, "assets", "app-1a2b.js"), "console.log(1)");
  proxy = await startPostgresProxy();
  daybook = await startDaybook({
    databaseUrl: proxy.through,
    adjust: (config) => ({ ...config, assets: { ...config.assets, directory: assets } }),
  });
  host = await signUp(daybook);
  page = await makePage(daybook, host, { title: "Lesson <b>" });
  managed = await book(daybook, page, at(await slotsOf(daybook, page), 0));
  token = manageToken(managed);
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
  rmSync(assets, { recursive: true, force: true });
});

const open = (path: string, method = "GET", accept = "text/html") =>
  daybook.call(method, path, undefined, { headers: { accept } });

function expectSafe({ headers }: Answer): void {
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[^']+'; .*base-uri 'none'.*frame-ancestors 'self'$/,
  );
  expect(headers.get("content-security-policy")).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("permissions-policy")).toContain("camera=()");
}
const data = ({ text }: Answer) =>
  JSON.parse(/<script type="application\/json" id="document-data">(.*?)<\/script>/s.exec(text)?.[1] ?? "null");

describe("an address of the site", () => {
  const addresses: [string, () => string, number, string, boolean][] = [
    ["the beginning", () => "/", 200, "home", true],
    ["privacy", () => "/privacy", 200, "none", true],
    ["the API for people", () => "/api", 200, "none", true],
    ["privacy and more", () => "/privacy/more", 404, "missing", false],
    ["a profile", () => `/${host.handle}`, 200, "profile", true],
    ["a page", () => `/${host.handle}/${page.slug}`, 200, "booking_page", true],
    [
      "a page with a prefilled form",
      () => `/${host.handle}/${page.slug}?name=Jo&utm_source=x`,
      200,
      "booking_page",
      true,
    ],
    ["the console", () => "/console/bookings", 200, "none", false],
    ["signing in", () => "/sign-in?next=/console", 200, "none", false],
    ["a manage link", () => `/manage/${token}`, 200, "none", false],
    ["a manage link from a mail", () => `/manage/${token}?timezone=UTC`, 200, "none", false],
    [
      "a forged manage link",
      () => `/manage/${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      404,
      "missing",
      false,
    ],
    ["a made-up manage link", () => "/manage/not-a-token", 404, "missing", false],
    ["an endless manage link", () => `/manage/${"A".repeat(4_000)}`, 404, "missing", false],
    ["a manage link with a null byte", () => "/manage/%00", 404, "missing", false],
    ["a manage link and more", () => `/manage/${token}/more`, 404, "missing", false],
    ["no manage link", () => "/manage", 404, "missing", false],
    ["nobody's handle", () => "/nobody-here", 404, "missing", false],
    ["nobody's page", () => "/nobody-here/intro", 404, "missing", false],
    ["no page of somebody", () => `/${host.handle}/nothing`, 404, "missing", false],
    ["a page and more", () => `/${host.handle}/${page.slug}/more`, 404, "missing", false],
    ["what can't be a handle", () => "/%F0%9F%98%80", 404, "missing", false],
    ["broken percents", () => "/%E0%A4%A", 404, "missing", false],
    ["coming back from another service", () => "/sign-in/callback/google?code=x&state=y", 200, "none", false],
    ["a join", () => "/sign-in/join", 200, "none", false],
    ["signing in and more", () => "/sign-in/more", 404, "missing", false],
    ["a script that isn't there", () => "/assets/nope.js", 404, "missing", false],
    ["an icon that isn't there", () => "/favicon.ico", 404, "missing", false],
    ["robots", () => "/robots.txt", 404, "missing", false],
    ["the shell by its name", () => "/index.html", 404, "missing", false],
    ["the way out", () => "/..%2f..%2fetc/passwd.txt", 404, "missing", false],
  ];

  it.each(addresses)(
    "%s answers the page, its status, and what may be known of it",
    async (_, path, status, kind, listed) => {
      const answer = await open(path());
      expect([answer.status, data(answer)?.kind], answer.text.slice(0, 400)).toEqual([status, kind]);
      expectSafe(answer);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("vary")).toBe("accept, accept-language");
      expect(answer.headers.get("cache-control")).toBe(listed ? "no-cache" : "no-store");
      expect(answer.headers.get("x-robots-tag")).toBe(listed ? null : "noindex");
      expect(answer.headers.get("referrer-policy")).toBe(listed ? "strict-origin-when-cross-origin" : "no-referrer");
      expect(answer.text.includes('<meta name="robots" content="noindex">')).toBe(!listed);
      if (path().startsWith("/manage")) expect(answer.text).not.toContain(token);
    },
  );

  it("names one address for a page, however it was asked for", async () => {
    const canonical = ({ text }: Answer) => /<link rel="canonical" href="([^"]*)">/.exec(text)?.[1];
    const own = `/${host.handle}/${page.slug}`;
    for (const path of [own, `${own}?name=Jo&email=jo@example.com`]) {
      const answer = await open(path);
      expect([path, canonical(answer)?.replace(/^https?:\/\/[^/]+/, "")]).toEqual([path, own]);
      expect(answer.text).not.toContain("jo@example.com");
    }
    expect(canonical(await open(`/manage/${token}`))).toBeUndefined();
  });

  it("sends other spellings to it, with what they prefill, whoever asks", async () => {
    const own = `/${host.handle}/${page.slug}`;
    const [, handle, slug] = own.split("/");
    const spellings = [`${own}/`, own.toUpperCase(), `/${handle}//${slug}`];
    const moved = [
      ...spellings.map((path) => [path, own] as const),
      [`/${host.handle.toUpperCase()}`, `/${host.handle}`] as const,
      [`/${host.handle}/`, `/${host.handle}`] as const,
      ["/sign-in/", "/sign-in"] as const,
      [`/manage/${token}/`, `/manage/${token}`] as const,
    ];
    const query = "?name=Jo%20S&email=jo%2Bx@example.com";
    for (const [path, there] of moved)
      for (const [method, accept] of [
        ["GET", "text/html"],
        ["HEAD", "*/*"],
      ] as const) {
        const answer = await open(path + query, method, accept);
        expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 301, there + query]);
        expect(answer.headers.get("cache-control")).toMatch(/^no-(cache|store)$/);
        expectSafe(answer);
      }
    for (const path of ["/nobody-here/", "/nobody//here", `${own}//more`]) expect((await open(path)).status).toBe(404);
  });

  it.each(addresses)("%s says the same to HEAD, without the page", async (_, path, status) => {
    const [head, get] = [await open(path(), "HEAD"), await open(path())];
    expect([head.status, head.text]).toEqual([status, ""]);
    const told = (answer: Answer) =>
      [...answer.headers].filter(([name]) => !/^(x-request-id|content-length|transfer-encoding)$/.test(name)).sort();
    expect(told(head)).toEqual(told(get));
  });

  it.each(addresses)("%s tells the Pages Function the same", async (_, path, status, kind, listed) => {
    const answer = await open(path(), "GET", DOCUMENT_TYPE);
    expect([answer.status, answer.json.status, answer.json.data.kind, answer.json.index]).toEqual([
      status,
      status,
      kind,
      listed,
    ]);
    expectSafe(answer);
    expect(answer.headers.get("content-type")).toBe(DOCUMENT_TYPE);
    expect(answer.headers.get("vary")).toBe("accept, accept-language");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.text).not.toContain(token);
  });

  it("knows no method but reading", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await daybook.call(method, `/${host.handle}`, {});
      expect([answer.status, answer.json.code, answer.headers.get("allow")]).toEqual([
        405,
        "method_not_allowed",
        "GET, HEAD, OPTIONS",
      ]);
    }
  });
});

describe("a document's language", () => {
  const openIn = (path: string, language: string, accept = "text/html") =>
    daybook.call("GET", path, undefined, { headers: { accept, "accept-language": language } });

  it.each([
    ["what the browser likes", "", "ar-EG, ar;q=0.9, en;q=0.1", "ar", "rtl"],
    ["the link's own, before that", "?lang=fr", "ar", "fr", "ltr"],
    ["English where neither is spoken here", "?lang=tlh", "tlh", "en", "ltr"],
  ])("is %s", async (_, query, accepted, tag, direction) => {
    for (const path of ["/", `/${host.handle}`, `/${host.handle}/${page.slug}`, "/nobody-here"]) {
      const html = await openIn(path + query, accepted);
      expect(html.text.slice(0, 200)).toContain(`<html lang="${tag}" dir="${direction}">`);
      const told = await openIn(path + query, accepted, DOCUMENT_TYPE);
      expect(told.json.language).toEqual({ tag, direction });
    }
  });

  it("is its title's and its description's too", async () => {
    const trial = await openIn(`/${host.handle}/${page.slug}`, "en-XA", DOCUMENT_TYPE);
    expect(trial.json.title).toMatch(/^\[.*Lesson <b>.* ŵîţĥ .*\]$/);
    expect(trial.json.description).toMatch(/^\[Ɓööķ/);
    expect((await openIn("/nobody-here", "en-XA", DOCUMENT_TYPE)).json.title).toMatch(/^\[Ñö /);
  });
});

describe("a manage link's page", () => {
  it("is missing once the link has been replaced", async () => {
    const other = manageToken(await book(daybook, page, at(await slotsOf(daybook, page), 2)));
    expect((await open(`/manage/${other}`)).status).toBe(200);
    await askDatabase(daybook, "UPDATE bookings SET token_epoch = token_epoch + 1 WHERE id <> $1", [managed.json.id]);
    expect((await open(`/manage/${other}`)).status).toBe(404);
    expect((await open(`/manage/${token}`)).status).toBe(200);
  });

  it("is missing for a link of another purpose", async () => {
    const feed = await mintCapability(signingKeys(TEST_KEYS), "feed", [managed.json.id], 0);
    expect((await open(`/manage/${feed}`)).status).toBe(404);
  });

  it("and any other comes while Postgres is away, without data, and is not called missing", async () => {
    proxy.down();
    const answers = [await open(`/manage/${token}`), await open("/somebody-else/intro")];
    proxy.up();
    for (const answer of answers) {
      expect([answer.status, data(answer)]).toEqual([200, { kind: "none" }]);
      expectSafe(answer);
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.text).not.toContain(token);
    }
  });
});

describe("a file", () => {
  it.each(["/favicon.svg", "/logo.svg"])("%s is served as it is, also to HEAD, and again as 304", async (path) => {
    const [get, head] = [await open(path, "GET", "image/*"), await open(path, "HEAD", "image/*")];
    expect([get.status, get.headers.get("content-type"), get.text]).toEqual([
      200,
      "image/svg+xml",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
    ]);
    expect([head.status, head.text, head.headers.get("content-type")]).toEqual([200, "", "image/svg+xml"]);
    const sent = { headers: { "if-none-match": get.headers.get("etag") ?? "" } };
    expect((await daybook.call("GET", path, undefined, sent)).status).toBe(304);
  });

  it("has a request id like every answer, and a missing one has it too", async () => {
    for (const path of ["/logo.svg", "/assets/app-1a2b.js", "/assets/nope.js"])
      expect([path, (await open(path)).headers.get("x-request-id")]).toEqual([
        path,
        expect.stringMatching(/^[0-9a-f-]{36}$/),
      ]);
  });
});

describe("a page that the app knows", () => {
  const sourceOf = (path: string) => readFileSync(new URL(`../../web/src/${path}`, import.meta.url), "utf8");
  /** The first parts of addresses, as the app tells its pages apart. */
  const firsts = [
    ...sourceOf("public-app.tsx").matchAll(/first === "([\w-]+)"/g),
    ...sourceOf("console/routes.tsx").matchAll(/getParentRoute: \(\) => root,\s*path: "\/([\w-]+)/g),
  ].map(([, first = ""]) => first);
  const FOR_EVERYONE = ["privacy", "api"];
  const unlisted = [...new Set(firsts)].filter((first) => !FOR_EVERYONE.includes(first));

  it.each(unlisted)("/%s is for whoever has its address: nobody is told it, lists it or keeps it", async (first) => {
    for (const path of [`/${first}`, `/${first}/${token}`, `/${first}/${token}/more`]) {
      const answer = await open(path);
      expectSafe(answer);
      const told = ["referrer-policy", "x-robots-tag", "cache-control"].map((name) => answer.headers.get(name));
      expect([path, ...told]).toEqual([path, "no-referrer", "noindex", "no-store"]);
      expect(answer.text).toContain('<meta name="robots" content="noindex">');
      expect(answer.text).not.toContain(token);
    }
  });

  it("is found where the app says so", () => {
    expect(unlisted).toEqual(expect.arrayContaining(["manage", "unsubscribe", "sign-in", "console"]));
  });
});

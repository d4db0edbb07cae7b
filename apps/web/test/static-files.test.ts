import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPages } from "../../../scripts/local/pages.ts";
import { running } from "../../../scripts/test/browser.ts";
import { makeHost, type TestHost } from "./host.ts";

// The built files as both ways of deploying serve them: beside the Worker, and on Cloudflare Pages.

let pages: Awaited<ReturnType<typeof startPages>>;
let host: TestHost;
let manage: string;
let script: string;

beforeAll(async () => {
  const { workerDir, webDir } = running();
  pages = await startPages({ dir: workerDir, assets: webDir, worker: "daybook-local" });
  script = `/assets/${readdirSync(join(webDir, "assets")).find((name) => name.endsWith(".js"))}`;
  host = await makeHost();
  const booked = await host.book((await host.slots())[0]?.start ?? "");
  manage = new URL(booked.json.manageUrl).pathname;
});
afterAll(() => pages?.stop());

describe.each([
  ["beside the Worker", () => running().baseUrl],
  ["on Cloudflare Pages", () => pages.url],
])("%s", (_, base) => {
  const ask = (path: string, method = "GET", accept = "*/*") =>
    fetch(base() + path, { method, headers: { accept }, redirect: "manual" });

  function expectSafe({ headers }: Response): void {
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[^']+';/,
    );
    expect(headers.get("content-security-policy")).toMatch(/base-uri 'none'.*frame-ancestors 'self'/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("referrer-policy")).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
  }

  it.each(["GET", "HEAD"])("a built file is served for a year, to %s", async (method) => {
    const answer = await ask(script, method);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(answer.headers.get("content-type")).toContain("javascript");
    expectSafe(answer);
  });

  it.each(["/favicon.svg", "/favicon.ico", "/apple-touch-icon.png", "/logo.svg", "/fonts/daybook-sans-latin.woff2"])(
    "%s is served",
    async (path) => {
      for (const method of ["GET", "HEAD"]) {
        const answer = await ask(path, method);
        expect([method, answer.status]).toEqual([method, 200]);
        expect(answer.headers.get("content-type")).not.toContain("html");
        expectSafe(answer);
      }
    },
  );

  it.each(["/assets/nope.js", "/assets/", "/fonts/nope.woff2", "/icon.ico", "/robots.txt", "/.env", "/a/b/c.map"])(
    "%s is missing, and isn't kept as if it were there",
    async (path) => {
      for (const method of ["GET", "HEAD"])
        for (const accept of ["*/*", "text/html"]) {
          const answer = await ask(path, method, accept);
          expect([method, accept, answer.status]).toEqual([method, accept, 404]);
          expect(answer.headers.get("cache-control") ?? "").not.toContain("immutable");
          expectSafe(answer);
        }
    },
  );

  it("a page comes with its title and data whatever is accepted: previews are made by those who accept anything", async () => {
    for (const accept of ["*/*", "text/html", "image/png"]) {
      const answer = await ask(host.page, "GET", accept);
      expect([accept, answer.status]).toEqual([accept, 200]);
      expectSafe(answer);
      const html = await answer.text();
      expect(html).toContain("<title>Private lesson with Ines Duarte</title>");
      expect(html).toContain('"kind":"booking_page"');
    }
  });

  it("a page has one address, and others lead there with what they prefill", async () => {
    const [, handle = "", slug = ""] = host.page.split("/");
    for (const path of [host.page.toUpperCase(), `/${handle}//${slug}`, `${host.page}/`, `//${handle}/${slug}`]) {
      const answer = await ask(`${path}?name=Jo%20S`, "GET", "text/html");
      expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 301, `${host.page}?name=Jo%20S`]);
    }
  });

  it("a manage link's page tells its address to no other site, be it valid or not", async () => {
    for (const [path, status] of [
      [manage, 200],
      [`${manage}x`, 404],
      ["/manage/not-a-token", 404],
    ] as const)
      for (const [method, accept] of [
        ["GET", "text/html"],
        ["GET", "*/*"],
        ["HEAD", "text/html"],
      ] as const) {
        const answer = await ask(path, method, accept);
        expect([path, method, answer.status]).toEqual([path, method, status]);
        expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
        expect(answer.headers.get("cache-control")).toMatch(/^no-(store|cache)$/);
        expectSafe(answer);
        expect(await answer.text()).not.toContain(path.slice("/manage/".length));
      }
  });

  it("nobody's addresses are missing", async () => {
    for (const path of ["/nobody-here", "/nobody-here/intro", `${host.page}x`, "/manage"]) {
      const answer = await ask(path, "GET", "text/html");
      expect([path, answer.status, answer.headers.get("referrer-policy")]).toEqual([path, 404, "no-referrer"]);
      expect(await answer.text()).toContain('<meta name="robots" content="noindex">');
      expectSafe(answer);
    }
  });

  it("what is private in the API is told to no cache and no other site", async () => {
    const answer = await ask(`/v1${manage}`);
    expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("referrer-policy")]).toEqual([
      200,
      "no-store",
      "no-referrer",
    ]);
  });
});

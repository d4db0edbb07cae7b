import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { at, book, type Daybook, type Host, makePage, manageToken, signUp, slotsOf, startDaybook } from "./daybook.ts";

let daybook: Daybook;
let host: Host;
let assets: string;

beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), "daybook-pictures-"));
  writeFileSync(join(assets, "index.html"), "<!doctype html><html><head><title>Daybook</title></head></html>");
  daybook = await startDaybook({
    adjust: (config) => ({ ...config, assets: { ...config.assets, directory: assets } }),
  });
  host = await signUp(daybook);
});
afterAll(async () => {
  await daybook?.close();
  rmSync(assets, { recursive: true, force: true });
});

const unescaped = (text = "") => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const property = (html: string, name: string) =>
  unescaped(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`).exec(html)?.[1]);

/** What a link preview is told of an address. */
async function preview(path: string) {
  const { text } = await daybook.call("GET", path);
  const image = property(text, "og:image");
  const { pathname, search } = image ? new URL(image) : { pathname: "", search: "" };
  return { card: property(text, "twitter:card"), alt: property(text, "og:image:alt"), image: pathname + search, text };
}

async function fetchPicture(path: string, method = "GET", headers: Record<string, string> = {}) {
  const answer = await daybook.worker.fetch(path, { method, headers });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

it("each page that is for everyone names a picture of its own, which is there and may be kept for good", async () => {
  const page = await makePage(daybook, host, { title: 'Lesson "<b>" & more', durations: [30, 90] });
  const addresses = ["/", "/privacy", `/${host.handle}`, `/${host.handle}/${page.slug}`];
  const pictures = [];
  for (const path of addresses) {
    const { card, image, text } = await preview(path);
    expect([path, card, property(text, "og:image:width"), property(text, "og:image:height")]).toEqual([
      path,
      "summary_large_image",
      "1200",
      "630",
    ]);
    const { answer, bytes } = await fetchPicture(image);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      200,
      "image/png",
      "public, max-age=31536000, immutable",
    ]);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      "PNG",
      1200,
      630,
    ]);
    pictures.push(bytes.toString("base64"));
  }
  expect(new Set(pictures).size).toBe(3);
  expect((await preview(addresses[3] ?? "")).alt).toBe('Lesson "<b>" & more with Test Host');
});

it("is asked for again by its tag, by HEAD, and under an older name, which isn't kept", async () => {
  const page = await makePage(daybook, host);
  const { image } = await preview(`/${host.handle}/${page.slug}`);
  const { answer, bytes } = await fetchPicture(image);
  const etag = answer.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{16}"$/);
  expect((await fetchPicture(image, "GET", { "if-none-match": etag })).answer.status).toBe(304);
  const head = await fetchPicture(image, "HEAD");
  expect([head.answer.status, head.bytes.length]).toEqual([200, 0]);
  for (const other of [image.replace(/v=[^&]+/, "v=older"), image.replace(/&v=[^&]+/, "")]) {
    const again = await fetchPicture(other);
    expect([again.answer.status, again.answer.headers.get("cache-control")]).toEqual([200, "public, max-age=300"]);
    expect(again.bytes).toEqual(bytes);
  }
});

it("has another address once the title is another, and none for what is not there", async () => {
  const page = await makePage(daybook, host);
  const path = `/${host.handle}/${page.slug}`;
  const before = await preview(path);
  const changed = await daybook.call(
    "PATCH",
    `/v1/event-types/${page.id}`,
    { title: "Another lesson" },
    { token: host.token, headers: { "if-match": '"1"' } },
  );
  expect(changed.status).toBe(200);
  const after = await preview(path);
  expect(after.image).not.toBe(before.image);
  const kept = await fetchPicture(before.image);
  expect(kept.answer.headers.get("cache-control")).toBe("public, max-age=300");
  expect(kept.bytes).toEqual((await fetchPicture(after.image)).bytes);
  for (const query of [
    "handle=nobody-here",
    `handle=${host.handle}&slug=nothing`,
    "handle=..%2f..",
    "handle=%F0%9F%98%80",
  ])
    expect([query, (await daybook.call("GET", `/v1/picture.png?${query}`)).status]).toEqual([query, 404]);
});

it("isn't named by pages that are nobody's business", async () => {
  const page = await makePage(daybook, host);
  const token = manageToken(await book(daybook, page, at(await slotsOf(daybook, page), 0)));
  for (const path of [`/manage/${token}`, "/console", "/sign-in", "/nobody-here"]) {
    const { card, image } = await preview(path);
    expect([path, card, image]).toEqual([path, "summary", ""]);
  }
});

it("of a title in letters that can't be drawn is one without it, and not of boxes", async () => {
  const arabic = await makePage(daybook, host, { title: "درس خصوصي" });
  const japanese = await makePage(daybook, host, { title: "個人レッスン" });
  const [one, two] = await Promise.all(
    [arabic, japanese].map(async ({ slug }) => {
      const { image, alt } = await preview(`/${host.handle}/${slug}`);
      return { alt, ...(await fetchPicture(image)) };
    }),
  );
  expect(one?.bytes).toEqual(two?.bytes);
  expect(one?.alt).toContain("درس خصوصي");
});

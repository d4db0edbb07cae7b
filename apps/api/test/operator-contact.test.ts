import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type Daybook, key, makePage, signUp, startDaybook } from "./daybook.ts";

let assets: string;
let daybook: Daybook;
beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), "daybook-contact-"));
  writeFileSync(join(assets, "index.html"), "<!doctype html><html><head><title>Daybook</title></head></html>");
  daybook = await startDaybook({
    vars: { OPERATOR_CONTACT: "operator+reports@book.example", SOURCE_URL: "https://git.example/daybook" },
    adjust: (config) => ({ ...config, assets: { ...config.assets, directory: assets } }),
  });
});
afterAll(async () => {
  await daybook?.close();
  rmSync(assets, { recursive: true, force: true });
});

const contactOf = ({ text }: Answer) => /<meta name="contact" content="([^"]*)">/.exec(text)?.[1];

it("how to reach whoever runs this is said on every page, found or not", async () => {
  const page = await makePage(daybook, await signUp(daybook));
  for (const path of ["/", "/privacy", `/${page.host.handle}/${page.slug}`, "/nobody-here", "/manage/nothing"]) {
    const answer = await daybook.call("GET", path);
    expect([path, contactOf(answer)]).toEqual([path, "mailto:operator+reports@book.example"]);
  }
});

it("home says where the source is, and of the demo only where it is", async () => {
  const home = async () => {
    const { text } = await daybook.call("GET", "/");
    return JSON.parse(/id="document-data">(.*?)<\/script>/.exec(text)?.[1] ?? "null");
  };
  expect(await home()).toEqual({ kind: "home", demo: null, source: "https://git.example/daybook" });
  const ines = { email: "ines@example.com", password: "Correct-ines-horse-9", name: "Ines", handle: "ines" };
  await daybook.call("POST", "/v1/accounts", { ...ines, timezone: "UTC" }, { headers: key() });
  expect((await home()).demo).toBe("/ines/private-lesson");
});

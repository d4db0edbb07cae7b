import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ApiFailure } from "../runtime/failure.ts";
import { refusedDocument, STYLE, STYLE_HASH } from "./refused-document.ts";

const asked = (language: string, method = "GET") =>
  new Request("https://daybook.example/ines/lesson", { method, headers: { "accept-language": language } });
const tooMany = new ApiFailure("rate_limited", { retryAfter: 12.2 });

test("whoever opens too many pages reads so, in their language, and when it opens again", async () => {
  const answer = refusedDocument(tooMany, asked("de-DE"), "request-1");
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("13");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("vary")).toContain("accept-language");
  const html = await answer.text();
  expect(html).toContain('<html lang="de" dir="ltr"');
  expect(html).toContain("13 Sekunden");
  expect(await refusedDocument(tooMany, asked("ar"), "request-1").text()).toContain('dir="rtl"');
});

test("anything else says the reference, and never what broke", async () => {
  const html = await refusedDocument(new ApiFailure("internal", { detail: "secret <b>" }), asked("en"), "7F3K").text();
  expect(html).toContain("7F3K");
  expect(html).not.toContain("secret");
});

test("a look at the head alone has no body", async () => {
  expect(await refusedDocument(tooMany, asked("en", "HEAD"), "request-1").text()).toBe("");
});

test("its policy allows its own style, and nothing else that stands in it", async () => {
  const answer = refusedDocument(tooMany, asked("en"), "request-1");
  const policy = answer.headers.get("content-security-policy");
  expect(STYLE_HASH).toBe(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);
  expect(policy).toContain(`style-src 'self' '${STYLE_HASH}'`);
  expect(policy).not.toContain("unsafe");
  expect(await answer.text()).not.toMatch(/\sstyle=|<script|\son\w+=/);
});

import "./testing/english.ts";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Trans } from "./trans.tsx";

const quiet = createElement("i", { className: "quiet" });
const optional = (label: ReactNode) =>
  renderToStaticMarkup(createElement(Trans<"ui.optional">, { id: "ui.optional", values: { label }, tags: { quiet } }));

test("a tag of the message is the element that is given for it", () => {
  expect(optional("Phone")).toBe('<span>Phone</span><i class="quiet"><span> (optional)</span></i>');
});

test("a value may be an element", () => {
  expect(optional(createElement("bdi", null, "Phone"))).toBe(
    '<bdi>Phone</bdi><i class="quiet"><span> (optional)</span></i>',
  );
});

test.each(["<quiet>x</quiet>", "a < b", "<0/>", "{label}", "\uE0F00\uE0F1"])(
  "what people wrote is no tag: %s",
  (text) => {
    const escaped = text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(optional(text)).toBe(`<span>${escaped}</span><i class="quiet"><span> (optional)</span></i>`);
  },
);

test("no text stands bare beside an element: a browser's translator would put another in its place", () => {
  const bare = optional(createElement("bdi", null, "Phone"))
    .replaceAll(/<(span|bdi)>[^<]*<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, "");
  expect(bare).toBe("");
});

test("a tag that nobody has said anything of is a fault, and not silently nothing", () => {
  const props = { id: "ui.optional", values: { label: "Phone" }, tags: {} } as never;
  expect(() => renderToStaticMarkup(createElement(Trans<"ui.optional">, props))).toThrow("<quiet>");
});

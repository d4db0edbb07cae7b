import { expect, test } from "vitest";
import { physicalSides } from "./reading-direction.ts";

const found = (text: string, path = "apps/web/src/page.module.css") =>
  physicalSides([{ path, text }]).map(({ path, line, message }) => `${path}:${line} ${message}`);
const twin = (declaration: string) => /Write "(.*)", or/.exec(found(`.a {\n  ${declaration};\n}\n`).join())?.[1];

test.each([
  ["left: 0", "inset-inline-start: 0"],
  ["right: 1px", "inset-inline-end: 1px"],
  ["margin-left: auto", "margin-inline-start: auto"],
  ["padding-right: 0", "padding-inline-end: 0"],
  ["scroll-margin-left: 1rem", "scroll-margin-inline-start: 1rem"],
  ["border-left: 1px solid", "border-inline-start: 1px solid"],
  ["border-right-color: red", "border-inline-end-color: red"],
  ["border-top-left-radius: 2px", "border-start-start-radius: 2px"],
  ["border-bottom-right-radius: 2px", "border-end-end-radius: 2px"],
  ["text-align: left", "text-align: start"],
  ["justify-content: right", "justify-content: end"],
  ["float: right", "float: inline-end"],
  ["background-position: right 6px center", "background-position: var(--end) 6px center"],
  ["transform-origin: left top", "transform-origin: var(--start) top"],
  ["padding: 0 1px 2px 3px", "padding-block: 0 2px; padding-inline: 3px 1px"],
  ["margin: 1px 0 1px calc(1px + 2px)", "margin-block: 1px; margin-inline: calc(1px + 2px) 0"],
  ["inset: auto 0 0 auto", "inset-block: auto 0; inset-inline: auto 0"],
  ["border-width: 0 0 0 1px", "border-block-width: 0; border-inline-width: 1px 0"],
  [
    "border-radius: 2px 0 0 2px",
    "border-start-start-radius: 2px; border-start-end-radius: 0; border-end-end-radius: 0; border-end-start-radius: 2px",
  ],
  ["box-shadow: 0 0 0 1px red, inset 3px 0 red", "box-shadow: … calc(var(--dir) * 3px) …"],
  ["--shadow-side: -2px 0 4px red", "--shadow-side: … calc(var(--dir) * -2px) …"],
  ["translate: -50% 0", "translate: calc(var(--dir) * -50%) …"],
  ["transform: scale(2) translateX(calc(1px + 2%))", "translateX(calc(var(--dir) * (1px + 2%)) …)"],
  ["transform: translate(1px, 2px)", "translate(calc(var(--dir) * 1px) …)"],
  ["background: repeating-linear-gradient(90deg, red, blue)", "linear-gradient(calc(var(--dir) * 90deg), …)"],
  ["background: linear-gradient(to top right, red, blue)", "linear-gradient(calc(var(--dir) * …deg), …)"],
])("%s is said as %s", (declaration, said) => {
  expect(twin(declaration)).toBe(said);
});

test.each([
  "inset-inline-start: 0",
  "padding: 0 1px 2px",
  "padding: 0 1px 2px 1px",
  "border-radius: calc(var(--r) / 2) calc(var(--r) / 2) 0 0",
  "border-radius: 50% / 2px 2px 0 0",
  "border-color: red",
  "text-align: end",
  "box-shadow: var(--focus), inset 0 0 0 1px red, 0.0px 2px red",
  "box-shadow: inset calc(var(--dir) * 3px) 0 red",
  "translate: 0 -50%",
  "translate: none",
  "transform: translateY(-50%) translateX(calc(var(--dir) * 1px))",
  "background: linear-gradient(calc(var(--dir) * 90deg), red, blue), linear-gradient(-45deg, red, blue)",
  "transition: left 1s",
  "grid-area: left",
  'background: url("data:image/svg+xml;left:0;")',
])("%s names no side", (declaration) => {
  expect(found(`.a {\n  ${declaration};\n}\n`)).toEqual([]);
});

test("the line is the declaration's, wherever it stands", () => {
  const text =
    '@import "./left.css";\n\n.left {\n  color: red; /* left: 0; */\n\n  &:hover {\n    box-shadow:\n      1px 0 red;\n  }\n}\n';
  expect(found(text)).toEqual([expect.stringMatching(/^apps\/web\/src\/page\.module\.css:7 "box-shadow: 1px 0 red"/)]);
  expect(found(".a{left:0}")).toHaveLength(1);
});

test("a comment on the line above excuses one declaration, and says why", () => {
  expect(found(".a {\n  /* physical: a texture */\n  left: 0;\n}\n")).toEqual([]);
  expect(found(".a {\n  /* physical: a texture,\n     which has no beginning */\n  left: 0;\n}\n")).toEqual([]);
  expect(found(".a {\n  /* physical: */\n  left: 0;\n}\n")).toHaveLength(1);
  expect(found(".a {\n  /* physical: a texture */\n  left: 0;\n  right: 0;\n}\n")).toEqual([
    expect.stringContaining(":4 "),
  ]);
  expect(found(".a {\n  /* physical: a texture */\n  top: 0;\n}\n")).toEqual([
    expect.stringContaining(":2 This comment excuses nothing"),
  ]);
});

test("only the web app's styles are read", () => {
  expect(found(".a { left: 0; }", "apps/web/test/page.css")).toEqual([]);
  expect(found(".a { left: 0; }", "apps/web/src/left.ts")).toEqual([]);
});

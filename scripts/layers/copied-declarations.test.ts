import { expect, test } from "vitest";
import { copiedDeclarations } from "./copied-declarations.ts";

const six = "  content: none;\n  position: absolute;\n  top: 0;\n  width: 1px;\n  height: 1px;\n  color: red;\n";
const found = (...texts: string[]) =>
  copiedDeclarations(texts.map((text, index) => ({ path: `apps/web/src/${index}.css`, text }))).map(
    ({ path, line, message }) => `${path}:${line} ${message.slice(0, message.indexOf("."))}`,
  );

test("a rule that says again what another says is a copy, in whatever order and with whatever it adds", () => {
  const turned = six.split("\n").reverse().join("\n");
  expect(found(`.a {\n${six}}\n`, `@media print {\n  .b {\n${turned};\n  margin: 0;\n  }\n}\n`)).toEqual([
    'apps/web/src/1.css:2 "',
  ]);
  expect(found(`.a {\n${six}}\n`, `.b {\n${six}}\n`)).toEqual(['apps/web/src/1.css:1 "']);
});

test("a few declarations in common are none, nor are the steps of an animation", () => {
  expect(found(`.a {\n${six}}\n`, `.b {\n${six.replace("red", "blue")}}\n`)).toEqual([]);
  expect(found(`@keyframes a {\n  to {\n${six}  }\n}\n`, `@keyframes b {\n  to {\n${six}  }\n}\n`)).toEqual([]);
});

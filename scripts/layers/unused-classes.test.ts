import { expect, test } from "vitest";
import { unusedClasses } from "./unused-classes.ts";

const room = "apps/web/src/room";
const found = (css: string, tsx: string, sheet = "page.module.css") =>
  unusedClasses([
    { path: `${room}/${sheet}`, text: css },
    { path: `${room}/page.tsx`, text: tsx },
    { path: `${room}/page.test.tsx`, text: "const forgotten = 1;" },
  ]).map(({ line, message }) => `${line} ${message}`);
const page = (body: string) => `import css from "./page.module.css";\n${body}`;

test("a class of a module is used by the components that import the module", () => {
  const css = "@layer page {\n  .used {\n    gap: 0;\n  }\n  .forgotten {\n    gap: 0;\n  }\n}\n";
  expect(found(css, page("<p className={css.used} /> // forgotten"))).toEqual([
    "5 .forgotten is a class that nobody uses. Delete it.",
  ]);
  expect(found(css, page("<p className={css[look]} />"))).toEqual([]);
});

test("a class of everybody is used where its name is written, and so is one that a module borrows", () => {
  const css = ".btn,\n.forgotten-one > .btn {\n  gap: 0;\n}\n";
  expect(found(css, '<p className="btn" />', "shared.css")).toEqual([
    "2 .forgotten-one is a class that nobody uses. Delete it.",
  ]);
  expect(found(".a :global(.gone) {\n  gap: 0;\n}\n", page("css.a"))).toEqual([
    "1 .gone is a class that nobody uses. Delete it.",
  ]);
});

test("what stands in a comment, an address or a number is no class", () => {
  expect(found('/* .a {} */\n.b {\n  background: url("x.svg");\n  gap: 0.5rem;\n}\n', page("css.b"))).toEqual([]);
});

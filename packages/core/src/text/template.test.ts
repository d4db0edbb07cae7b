import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFault, templatePieces } from "./template.ts";

const known = ["date", "first_name"];

describe("a template", () => {
  it("is texts and placeholders in turn", () => {
    expect(templatePieces("Olá {first_name}: { date }!")).toEqual([
      { text: "Olá " },
      { placeholder: "first_name" },
      { text: ": " },
      { placeholder: "date" },
      { text: "!" },
    ]);
    expect(templatePieces("")).toEqual([]);
  });

  it.each([
    ["{date}", null],
    ["a } b", null],
    ["{dat}", { rule: "unknown_placeholder", placeholder: "{dat}" }],
    ["{Date}", { rule: "unknown_placeholder", placeholder: "{Date}" }],
    ["{}", { rule: "unknown_placeholder", placeholder: "{}" }],
    ["{constructor}", { rule: "unknown_placeholder", placeholder: "{constructor}" }],
    ["{date} and {date", { rule: "unclosed_placeholder", placeholder: "{date" }],
    ["{{date}}", { rule: "unclosed_placeholder", placeholder: "{{date}}" }],
    ["{da\nte}", { rule: "unclosed_placeholder", placeholder: "{da" }],
    [`:-{${"x".repeat(50)}`, { rule: "unclosed_placeholder", placeholder: `{${"x".repeat(29)}` }],
  ])("%j: %j", (template, fault) => {
    expect(templateFault(template, known)).toEqual(fault);
  });

  const anything = fc.array(fc.oneof(fc.constantFrom("{", "}", "{date}", "{first_name}", "\n", "{x}"), fc.string()));

  it("loses nothing of what was written, and without a fault keeps no opening brace", () => {
    fc.assert(
      fc.property(anything, (parts) => {
        const template = parts.join("");
        const pieces = templatePieces(template);
        const bare = (text: string) => text.replaceAll(/\s/g, "");
        expect(bare(pieces.map((one) => ("text" in one ? one.text : `{${one.placeholder}}`)).join(""))).toBe(
          bare(template),
        );
        if (templateFault(template, known) !== null) return;
        for (const piece of pieces)
          if ("text" in piece) expect(piece.text).not.toContain("{");
          else expect(known).toContain(piece.placeholder);
      }),
    );
  });
});

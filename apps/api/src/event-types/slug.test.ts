import { slugProblem } from "@daybook/contract/names";
import { serverWords } from "@daybook/words/server";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copySlug, copyTitle, freeSlug, slugFrom } from "./slug.ts";

describe("a slug", () => {
  it.each([
    ["Private lesson", "private-lesson"],
    ["Crème brûlée", "creme-brulee"],
    ["45 min / €45!", "45-min-45"],
    ["ﬁne ①", "fine-1"],
    ["  spaces  ", "spaces"],
    ["Плавание", "meeting"],
    ["", "meeting"],
    ["live", "meeting"],
    [`${"a".repeat(49)} b`, "a".repeat(49)],
  ])("from %j is %s", (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
  });

  it("from any title, and of any copy, is one that is accepted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (title) => {
        expect(slugProblem(slugFrom(title))).toBeNull();
      }),
    );
    const slug = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).filter((text) => slugProblem(text) === null);
    fc.assert(
      fc.property(slug, (text) => {
        expect(slugProblem(copySlug(text))).toBeNull();
      }),
    );
    expect(copySlug(`${"y".repeat(49)}-z`)).toBe(`${"y".repeat(49)}-copy`);
  });

  it("is the first that is free", () => {
    expect(freeSlug("a", [])).toBe("a");
    expect(freeSlug("a", ["a", "a-3"])).toBe("a-2");
    expect(freeSlug("a", ["a", "a-2", "a-3"])).toBe("a-4");
  });
});

describe("a copy's title", () => {
  it("is whole characters, at most 120 of them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (title) => {
        const copy = copyTitle(title, serverWords("en"));
        expect([...copy].length).toBeLessThanOrEqual(120);
        expect(copy.endsWith(" (copy)")).toBe(true);
        expect(copy.isWellFormed()).toBe(title.isWellFormed());
      }),
    );
    expect(copyTitle("Lesson", serverWords("en"))).toBe("Lesson (copy)");
    const stretched = copyTitle("L".repeat(120), serverWords("en-XA"));
    expect(stretched).toContain("LLL");
    expect([...stretched]).toHaveLength(120);
  });
});

import { readFileSync } from "node:fs";
import { messageKinds, placeholdersOf } from "@daybook/core/bookings/messages";
import { expect, it } from "vitest";

it("the guide names every kind of mail and every placeholder", () => {
  const guide = readFileSync(new URL("../../../../docs/own-words.md", import.meta.url), "utf8");
  for (const kind of messageKinds) {
    expect(guide).toContain(`\`${kind}\``);
    for (const name of placeholdersOf(kind, "text")) expect(guide).toContain(`\`{${name}}\``);
  }
});

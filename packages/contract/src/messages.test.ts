import { messageKinds, placeholdersOf } from "@daybook/core/bookings/messages";
import { expect, it } from "vitest";
import { messages } from "./messages.ts";

it.each(messageKinds)("takes every placeholder where it may stand: %s", (kind) => {
  const all = (field: "subject" | "text") => placeholdersOf(kind, field).map((name) => `{${name}}`);
  const [subject, text] = [all("subject").join(""), all("text").join("\n\n")];
  expect(messages.safeParse({ [kind]: { subject, text } }).success).toBe(true);
  const links = all("text").filter((name) => !all("subject").includes(name));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(messages.safeParse({ [kind]: { subject: link } }).success).toBe(false);
});

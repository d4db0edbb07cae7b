import { expect, it } from "vitest";
import { ConfigurationError, type Env, settingsOf } from "./env.ts";

const TOKEN_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;
const contactOf = (OPERATOR_CONTACT?: string) =>
  settingsOf({ TOKEN_KEYS, PUBLIC_URL: "https://book.example", OPERATOR_CONTACT } as unknown as Env).OPERATOR_CONTACT;

it.each([
  ["operator+reports@book.example", "mailto:operator+reports@book.example"],
  ["mailto:operator@book.example", "mailto:operator@book.example"],
  ["https://book.example/report?from=daybook", "https://book.example/report?from=daybook"],
  ["", undefined],
  [undefined, undefined],
])("whoever runs this is reached at %s: %s", (contact, link) => {
  expect(contactOf(contact)).toBe(link);
});

it.each(["javascript:alert(1)", "http://book.example", "ask Ines", "a@b@c"])(
  "%s is no way to reach anybody",
  (contact) => {
    expect(() => contactOf(contact)).toThrow(ConfigurationError);
  },
);

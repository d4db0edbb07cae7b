import { describe, expect, it } from "vitest";
import { ConfigurationError, type Env, settingsOf } from "./env.ts";

const env = (vars: Partial<Env>): Env =>
  ({ TOKEN_KEYS: `1:${"A".repeat(43)}=`, PUBLIC_URL: "https://book.example", ...vars }) as Env;
const MAIL_FROM = "Daybook <hello@example.com>";

describe("the settings of the mail service", () => {
  it("take a server for SMTP", () => {
    const { SMTP_URL } = settingsOf(env({ SMTP_URL: "smtps://ada:secret@mail.example.com", MAIL_FROM }));
    expect(SMTP_URL).toMatchObject({ host: "mail.example.com", port: 465, tls: "implicit" });
  });

  it.each([
    [
      "no address of a server",
      { SMTP_URL: "mail.example.com:secret", MAIL_FROM },
      /^Configuration: SMTP_URL is smtps:/,
    ],
    ["no sender", { SMTP_URL: "smtps://ada:secret@mail.example.com" }, /^Configuration: MAIL_FROM is missing/],
    [
      "two services",
      { SMTP_URL: "smtps://ada:secret@mail.example.com", RESEND_API_KEY: "re_secret", MAIL_FROM },
      /^Configuration: SMTP_URL and RESEND_API_KEY are both set/,
    ],
  ])("say what is wrong in a sentence, and no value: %s", (_, vars, sentence) => {
    expect(() => settingsOf(env(vars))).toThrow(ConfigurationError);
    expect(() => settingsOf(env(vars))).toThrow(sentence);
    expect(() => settingsOf(env(vars))).not.toThrow(/secret|example\.com:/);
  });
});

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

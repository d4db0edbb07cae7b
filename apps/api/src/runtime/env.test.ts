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

describe("the settings of ways in by other services", () => {
  const oidc = {
    OIDC_ISSUER: "https://id.example",
    OIDC_CLIENT_ID: "x",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_NAME: "Ours",
  };

  it("are read, with everybody's tenant at Microsoft", () => {
    expect(settingsOf(env({ ...oidc, SIGN_UP_DOMAINS: "Example.com, example.org" }))).toMatchObject({
      OIDC_SCOPES: "openid email profile",
      OIDC_EMAILS_VERIFIED: false,
      MICROSOFT_TENANT: "common",
      SIGN_UP_DOMAINS: ["example.com", "example.org"],
    });
    // As a table of settings that are left empty has it.
    expect(settingsOf(env({ GOOGLE_CLIENT_ID: "", GOOGLE_CLIENT_SECRET: "" })).GOOGLE_CLIENT_ID).toBeUndefined();
  });

  it.each<[string, Partial<Env>, RegExp]>([
    ["an id alone", { GITHUB_CLIENT_ID: "x" }, /GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET go together/],
    ["no issuer", { ...oidc, OIDC_ISSUER: undefined } as never, /OIDC_ISSUER and OIDC_CLIENT_ID go together/],
    ["no name", { ...oidc, OIDC_NAME: "" }, /OIDC_NAME is missing/],
    ["no openid", { ...oidc, OIDC_SCOPES: "email" }, /OIDC_SCOPES lacks openid/],
    ["an issuer that is none", { ...oidc, OIDC_ISSUER: "javascript:secret" }, /OIDC_ISSUER is no http/],
    ["no domains", { SIGN_UP_DOMAINS: "@secret" }, /SIGN_UP_DOMAINS is domains/],
  ])("say what is wrong, and no value: %s", (_, vars, sentence) => {
    expect(() => settingsOf(env(vars))).toThrow(ConfigurationError);
    expect(() => settingsOf(env(vars))).toThrow(sentence);
    expect(() => settingsOf(env(vars))).not.toThrow(/secret/);
  });
});

import { describe, expect, it } from "vitest";
import { smtpServerOf } from "./smtp-url.ts";

describe("SMTP_URL", () => {
  const account = { user: "ada", password: "secret" };
  it.each([
    ["smtps://ada:secret@mail.example.com", { host: "mail.example.com", port: 465, tls: "implicit", account }],
    ["smtps://ada:secret@mail.example.com:2465/", { host: "mail.example.com", port: 2465, tls: "implicit", account }],
    ["smtp://ada:secret@mail.example.com", { host: "mail.example.com", port: 587, tls: "starttls", account }],
    [
      "smtp://mail.example.com:2525?starttls=required",
      { host: "mail.example.com", port: 2525, tls: "starttls", account: null },
    ],
    ["smtp://localhost:1025?starttls=never", { host: "localhost", port: 1025, tls: "none", account: null }],
    ["smtp://[::1]:1025?starttls=never", { host: "::1", port: 1025, tls: "none", account: null }],
    [
      "smtps://ada%40example.com:p%40ss%3A%20w%C3%B6rd@mail.example.com",
      {
        host: "mail.example.com",
        port: 465,
        tls: "implicit",
        account: { user: "ada@example.com", password: "p@ss: wörd" },
      },
    ],
  ])("%s", (text, server) => {
    expect(smtpServerOf(text)).toEqual(server);
  });

  it.each([
    ["", /smtps:\/\/user:password@host:465/],
    ["mail.example.com:465", /smtps:/],
    ["https://ada:secret@mail.example.com", /smtps:/],
    ["smtps://", /smtps:/],
    ["smtps:mail.example.com", /smtps:/],
    ["smtps://ada:secret@mail.example.com/inbox", /smtps:/],
    ["smtps://ada:secret@mail.example.com?starttls=required", /smtps:/],
    ["smtp://ada:secret@mail.example.com?tls=required", /smtps:/],
    ["smtp://ada:secret@mail.example.com?starttls=required&x=1", /smtps:/],
    ["smtp://ada@mail.example.com", /smtps:/],
    ["smtp://:secret@mail.example.com", /smtps:/],
    ["smtp://ada:100%@mail.example.com", /smtps:/],
    ["smtp://ada:sec%00ret@mail.example.com", /smtps:/],
    ["smtp://ada:secret@mail%20.example.com", /smtps:/],
    ["smtps://ada:secret@mail.example.com:70000", /smtps:/],
    ["smtp://ada:secret@mail.example.com?starttls=maybe", /other than required, never/],
    ["smtp://ada:secret@mail.example.com?starttls=never", /in the clear/],
    ["smtp://ada:secret@mail.example.com:25", /port 25/],
  ])("refuses %j in one sentence that doesn't quote it", (text, sentence) => {
    const { fault } = smtpServerOf(text) as { fault: string };
    expect(fault).toMatch(sentence);
    expect(fault).not.toMatch(/secret|mail\.example/);
    expect(fault).not.toContain("\n");
  });
});

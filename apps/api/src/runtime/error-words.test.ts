import { DatabaseUnavailable } from "@daybook/db/failures";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, describe, expect, it, vi } from "vitest";
import { errorReport, errorWords } from "./error-words.ts";

const SECRET = "$argon2id$secret";

/** As `pg` throws it. */
const refusedBy = (code: string, over: object = {}) =>
  Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), {
    name: "error",
    code,
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: SECRET,
    internalQuery: SECRET,
    routine: "string_to_uuid",
    ...over,
  });
const failed = (cause: Error) =>
  new DrizzleQueryError("insert into accounts values ($1)", [SECRET, "\n    at secret", SECRET], cause);

const crossed = (error: Error) => Object.assign(new Error(error.message), { stack: error.stack });

afterEach(() => vi.restoreAllMocks());

describe("an error in words", () => {
  it.each<[string, unknown, string]>([
    ["a value that doesn't fit", failed(refusedBy("22P02")), "A query failed < Postgres 22P02, routine string_to_uuid"],
    [
      "a constraint",
      failed(refusedBy("23505", { table: "accounts", constraint: "accounts_email_key", routine: "_bt_check_unique" })),
      "A query failed < Postgres 23505, table accounts, constraint accounts_email_key, routine _bt_check_unique",
    ],
    ["Postgres's error without Drizzle's", refusedBy("22P02"), "Postgres 22P02, routine string_to_uuid"],
    ["one that came from another object without its class", crossed(failed(refusedBy("22P02"))), "A query failed"],
    ["one that has lost its code", Object.assign(refusedBy(""), { code: undefined }), "error"],
    ["a text that is no JSON", new SyntaxError(`Unexpected token, "${SECRET}" is not valid JSON`), "SyntaxError"],
    [
      "a connection that is lost",
      new DatabaseUnavailable(new Error("Connection terminated unexpectedly")),
      "DatabaseUnavailable: Postgres doesn't answer < Error: Connection terminated unexpectedly",
    ],
    ["a mistake of ours", new TypeError("x is not a function"), "TypeError: x is not a function"],
    ["what isn't an error", SECRET, "A thrown string"],
  ])("names %s, and nobody's data", (_, error, words) => {
    const logged = errorReport("request-1", error);
    expect(errorWords(error)).toBe(words);
    expect(logged.split("\n")[0]).toBe(`request-1 ${words}`);
    expect(logged).not.toContain("secret");
  });

  it("keeps the way it came in the log", () => {
    expect(errorReport("request-1", failed(refusedBy("22P02")))).toMatch(
      /\n\s+at failed \(.*error-words\.test\.ts:\d+/,
    );
  });

  it("is one line, whatever its message or its place quotes", () => {
    const forged = "x\r\n2030-01-07 \u001b[31merror: all is well\u2028\u202e";
    const report = errorReport(`/a${forged}`, new TypeError(`Invalid URL: ${forged}`));
    expect(report.split("\n").filter((line) => !/^\s+at /.test(line))).toHaveLength(1);
    for (const sign of ["\r", "\u001b", "\u2028", "\u202e"]) expect(report).not.toContain(sign);
  });

  it("hides tokens, in its place and in its message", () => {
    const token = "AaIcFe10ctCVvodLlhGXkwE-xyxF7keOTsVqif9GE3qJpEAT4WFWP08WyzQjIhw5dQ";
    const error = new TypeError(`Invalid URL: /manage/${token}`);
    expect(errorReport(`/calendar/${token}.ics`, error)).toMatch(
      /^\/calendar\/… TypeError: Invalid URL: \/manage\/…\n/,
    );
    expect(errorWords(error)).toBe("TypeError: Invalid URL: /manage/…");
  });

  it("ends, also when an error causes itself", () => {
    const error = new Error("round");
    error.cause = error;
    expect(errorWords(error)).toMatch(/^Error: round < /);
  });
});

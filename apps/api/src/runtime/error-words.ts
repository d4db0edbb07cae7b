import { withoutTokens } from "@daybook/contract/without-tokens";
import { sqlState } from "@daybook/db/failures";

/** Whose messages are the engine's, a driver's or ours; any other class may quote what somebody typed. */
const SPEAKABLE = [
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "TimeoutError",
  "AbortError",
  "DatabaseUnavailable",
  "CommitUncertain",
  "ConfigurationError",
];
/** Names of the schema and of Postgres's own code, as Postgres tells them beside its message. */
const FACTS = ["table", "column", "constraint", "routine"] as const;
const MOST = 300;

/**
 * What went wrong, fit for logs and for a host's eyes: nobody's data, hashes or tokens. Drizzle's message quotes the
 * statement's values and Postgres's the one that didn't fit, so of a failed statement only code and names are told.
 */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return `A thrown ${typeof error}`;
  const chain = [error];
  for (let at = error.cause; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain.map(oneError).join(" < ");
}

/** A message may quote what was sent, and must not look like a line of its own, or colour a terminal. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");

function oneError(error: Error): string {
  const told = error as unknown as Record<string, unknown>;
  if (typeof told.code === "string" && told.code === sqlState(error)) {
    const facts = FACTS.filter((name) => typeof told[name] === "string").map((name) => `${name} ${told[name]}`);
    return [`Postgres ${told.code}`, ...facts].join(", ");
  }
  // By its message and not by its class: what comes from another object has lost that.
  if (error.message.startsWith("Failed query:")) return "A query failed";
  return SPEAKABLE.includes(error.name) && error.message !== ""
    ? withoutTokens(onOneLine(`${error.name}: ${error.message.slice(0, MOST)}`))
    : onOneLine(error.name);
}

/** The stack without its head, which is the message. */
function frames({ stack = "", message }: Error): string {
  const head = stack.indexOf(message);
  if (head < 0) return "";
  const lines = stack.slice(head + message.length).split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).join("\n");
}

/** What went wrong, and where, for whoever runs this. */
export const errorReport = (where: string, error: unknown): string =>
  withoutTokens(`${onOneLine(where)} ${errorWords(error)}\n${error instanceof Error ? frames(error) : ""}`.trimEnd());

import { DrizzleQueryError } from "drizzle-orm";

/** Postgres doesn't answer: nothing was committed. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super("Postgres doesn't answer", { cause: withoutValues(cause) });
    this.name = "DatabaseUnavailable";
  }
}

/** The connection died at COMMIT: the transaction took effect, or didn't. */
export class CommitUncertain extends Error {
  constructor(cause: unknown) {
    super("The connection was lost at COMMIT", { cause: withoutValues(cause) });
    this.name = "CommitUncertain";
  }
}

/** The driver's error: Drizzle's quotes the statement's values, which must not reach a log. */
export const withoutValues = (error: unknown): unknown =>
  error instanceof DrizzleQueryError && error.cause ? error.cause : error;

/** The SQLSTATE of a failure, wherever Drizzle and the driver put it; undefined when there is none. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code: unknown = "code" in at ? at.code : undefined;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && code !== "EPIPE") return code;
  }
  return undefined;
}

/** The violated constraint's name, where Postgres names one. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ("constraint" in at && typeof at.constraint === "string") return at.constraint;
  return undefined;
}

/** Whether a statement failed at one of these constraints. Any other violation is nobody's answer. */
export const violates = (error: unknown, ...constraints: readonly string[]): boolean =>
  constraints.includes(violatedConstraint(error) ?? "");

/**
 * States that say: not now. Classes 08 (connection), 53 (resources), 57P (shutdown) and 58 (system); and the bounds that
 * a transaction sets itself: lock_timeout (55P03), statement_timeout (57014), idle_in_transaction_session_timeout (25P03).
 */
const NOT_NOW = /^(08|53|57P|58|55P03|57014|25P03)/;

/** Whether a failure is of the connection or the server, and not of the statement; also one without an SQLSTATE. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  const state = sqlState(error);
  if (state !== undefined) return NOT_NOW.test(state);
  // Drizzle's own message quotes the statement and its values: only the driver's says what happened.
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  // Drivers and sockets throw plain errors; a class of its own is somebody's refusal, whatever its words are.
  if (!(root instanceof Error) || ![Error, TypeError, AggregateError].some((plain) => root.constructor === plain))
    return false;
  return /connection|socket|terminat|timeout|ECONN|EPIPE|closed|network/i.test(root.message);
}

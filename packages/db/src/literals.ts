import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";

const dialect = new PgDialect();

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint") {
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`No literal for ${value}`);
    // After another minus a bare one would begin a comment, and before a cast it would be applied last.
    return value < 0 ? `(${value})` : String(value);
  }
  if (typeof value === "string") {
    // The protocol ends a message's text there.
    if (value.includes("\0")) throw new RangeError("No literal for a text with a NUL");
    return pg.escapeLiteral(value);
  }
  throw new TypeError(`No literal for ${typeof value}`);
}

/**
 * A statement as text with its values written into it, for the messages that carry several statements: only the simple
 * query protocol has those, and it has no parameters. `escapeLiteral` is safe whatever `standard_conforming_strings` is.
 */
export function asText(statement: SQL): string {
  const { sql, params } = dialect.sqlToQuery(statement);
  return sql.replace(/\$(\d+)/g, (_, number: string) => literal(params[Number(number) - 1]));
}

import { csvRow } from "../bookings/csv.ts";

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The database's names as the API writes them, at whatever depth; what people wrote stays as it is. */
export function inOurWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOurWords);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [camel(name), inOurWords(inner)]));
}

const cellOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

export const csvHead = (columns: readonly string[]): string => csvRow(columns);

/** One row; what is itself made of several things is written as JSON. */
export const csvLine = (row: Record<string, unknown>, columns: readonly string[]): string =>
  csvRow(columns.map((name) => cellOf(row[name])));

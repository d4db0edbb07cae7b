import { fieldFailure } from "../runtime/failure.ts";
import { fromBase64Url, toBase64Url } from "../runtime/signing-keys.ts";

/** A place in a list, opaque to clients. */
export const writeCursor = (place: unknown): string => toBase64Url(new TextEncoder().encode(JSON.stringify(place)));

/** A number in a place is an instant, epoch ms; none beyond these years was ever given out, and Postgres knows no such. */
const FARTHEST = Date.UTC(2200, 0, 1);
function onlyInstants(_: string, value: unknown): unknown {
  if (typeof value === "number" && Math.abs(value) > FARTHEST) throw new RangeError("No instant of a list");
  return value;
}

/** Undefined when none was sent; throws when it is none of ours. */
export function readCursor<T>(cursor: string | undefined, isPlace: (value: unknown) => value is T): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(
      new TextDecoder().decode(fromBase64Url(cursor) ?? new Uint8Array()),
      onlyInstants,
    );
    if (isPlace(value)) return value;
  } catch {
    // Not ours: said below.
  }
  throw fieldFailure("cursor", "cursor", "This isn't a cursor of this list.", { in: "query" });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

/** One page of rows that were asked for with one more than `limit`. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => T,
  place: (row: R) => unknown,
): { items: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(place(last)) : null,
  };
}

import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { customType } from "drizzle-orm/pg-core";

/** `timestamptz` as epoch milliseconds. */
export const instant = customType<{ data: number; driverData: string | Date }>({
  dataType: () => "timestamptz",
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (value) => (value instanceof Date ? value : new Date(value)).getTime(),
});

/** A zone's name, read as the canonical one: rows from before the one rule for names may hold any alias in any case. */
export const zoneName = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  fromDriver: (name) => canonicalZone(name) ?? name,
});

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A half-open stretch of time: read and written by SQL text alone. */
export const range = customType<{ data: string }>({ dataType: () => "tstzrange" });

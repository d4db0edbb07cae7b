import type { Clock } from "../../../time/locale.ts";

/** What one field was and is; null where there was nothing to say before, or it is gone. */
export interface FieldRow {
  label: string;
  before: string | null;
  after: string | null;
}

/** Who reads: their zone and clock. */
export interface Reader {
  timezone: string;
  clock: Clock;
}

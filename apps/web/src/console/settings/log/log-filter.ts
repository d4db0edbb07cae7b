import type { AuditGroup, AuditWho } from "@daybook/contract/audit-acts";
import type { AuditQuestion } from "../../../api/audit-log.ts";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { DAY } from "../../../time/units.ts";

export const logSpans = ["week", "month", "quarter"] as const;
export type LogSpan = (typeof logSpans)[number];

/** What the address asks for. */
export interface LogSearch {
  span?: LogSpan;
  who?: AuditWho;
  group?: AuditGroup;
  q?: string;
}

const days = { week: 7, month: 30, quarter: 90 } as const satisfies Record<LogSpan, number>;

/** The same for the API: the days of a span end today. */
export const questionOf = ({ span, ...search }: LogSearch, timezone: string, now: number): AuditQuestion => ({
  ...search,
  ...(span ? { from: dateIn(timezone, now - (days[span] - 1) * DAY) } : {}),
  timezone,
});

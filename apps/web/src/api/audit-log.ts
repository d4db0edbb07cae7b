import type { AuditGroup, AuditWho } from "@daybook/contract/audit-acts";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";

/** Which entries: dates are of the zone. */
export interface AuditQuestion {
  group?: AuditGroup;
  who?: AuditWho;
  q?: string;
  from?: string;
  timezone: string;
}

export const auditLogQuery = (question: AuditQuestion) =>
  infiniteQueryOptions({
    queryKey: ["audit-log", question],
    queryFn: ({ signal, pageParam }) =>
      call("GET /v1/audit-log", {
        query: { ...question, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const auditFileAddress = (question: AuditQuestion): string =>
  `/v1/audit-log.csv?${new URLSearchParams({ ...question })}`;

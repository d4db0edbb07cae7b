import type { AllOperations } from "@daybook/contract/all-operations";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/client.ts";

/** The parts of an OpenAPI description that this page shows. */
export interface Description {
  info: { description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, DescribedCall>>;
}
export interface DescribedCall {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { example?: unknown }> }>;
}

export const descriptionQuery = () =>
  queryOptions({
    queryKey: ["openapi"],
    queryFn: async ({ signal }) =>
      (await call("GET /v1/openapi.json" satisfies keyof AllOperations, { signal })) as unknown as Description,
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface NamedCall extends DescribedCall {
  method: string;
  path: string;
}

/** The calls of each tag, in the order of the description. */
export function callsByTag({ paths }: Description): Map<string, NamedCall[]> {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ ...one, method: method.toUpperCase(), path })),
  );
  return Map.groupBy(calls, ({ tags }) => tags[0] ?? "");
}

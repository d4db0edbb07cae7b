import type { z } from "zod";
import type { AllOperations } from "./all-operations.ts";
import type { Problem } from "./problem.ts";

type Field<O, K extends string, Fallback> = O extends { [P in K]: infer S extends z.ZodType } ? z.input<S> : Fallback;
type Result<O> = O extends { success: { body: infer S } } ? (S extends z.ZodType ? z.output<S> : undefined) : never;

export type Call<K extends keyof AllOperations> = {
  params?: Field<AllOperations[K], "params", undefined>;
  query?: Field<AllOperations[K], "query", undefined>;
  body?: Field<AllOperations[K], "body", undefined>;
  idempotencyKey?: string;
  ifMatch?: number;
  signal?: AbortSignal;
};
export type Answer<K extends keyof AllOperations> = Result<AllOperations[K]>;

/** What the API answered instead; `problem` is null when the answer was no problem document (a proxy, no network). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  readonly retryAfter: number | null;
  constructor(status: number, problem: Problem | null, retryAfter: number | null) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? "No connection" : `HTTP ${status}`));
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The path of an operation's key with its parameters and query filled in. */
function operationUrl(key: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const path = key
    .slice(key.indexOf(" ") + 1)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A client that knows the operations by type alone: no schema is loaded. Throws `ApiError`. */
export function apiClient(fetcher: typeof fetch = fetch, base = "", defaults: Record<string, string> = {}) {
  return async function call<K extends keyof AllOperations & string>(key: K, input: Call<K> = {}): Promise<Answer<K>> {
    const headers: Record<string, string> = { accept: "application/json", ...defaults };
    if (input.body !== undefined) headers["content-type"] = "application/json";
    if (input.idempotencyKey) headers["idempotency-key"] = input.idempotencyKey;
    if (input.ifMatch !== undefined) headers["if-match"] = `"${input.ifMatch}"`;
    let response: Response;
    try {
      response = await fetcher(
        base + operationUrl(key, input.params as Record<string, unknown>, input.query as Record<string, unknown>),
        {
          method: key.slice(0, key.indexOf(" ")),
          headers,
          credentials: "same-origin",
          ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
          ...(input.signal ? { signal: input.signal } : {}),
        },
      );
    } catch (error) {
      if (input.signal?.aborted) throw error;
      throw new ApiError(0, null, null);
    }
    if (response.status === 204) return undefined as Answer<K>;
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return body as Answer<K>;
    const retry = Number(response.headers.get("retry-after"));
    const known = typeof body === "object" && body !== null && "code" in body;
    throw new ApiError(
      response.status,
      known ? (body as Problem) : null,
      Number.isFinite(retry) && retry > 0 ? retry : null,
    );
  };
}

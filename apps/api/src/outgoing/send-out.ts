import type { Env } from "../runtime/env.ts";

export interface OutgoingRequest {
  url: string;
  method: "POST";
  headers: Record<string, string>;
  body: string;
}

/** What came back, cut short; `took` in milliseconds. Without a status there was no answer, and `error` says why. */
export interface Sent {
  status: number | null;
  headers: Record<string, string>;
  body: string;
  took: number;
  error: string;
}

const TIMEOUT = 10_000;
const MOST_BYTES = 4_096;

export async function sendOut(_env: Env, { url, ...request }: OutgoingRequest): Promise<Sent> {
  const began = Date.now();
  const none = { status: null, headers: {}, body: "" };
  try {
    const response = await fetch(url, { ...request, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) });
    const body = await firstBytes(response);
    const headers = Object.fromEntries([...response.headers].slice(0, 40).map(([k, v]) => [k, v.slice(0, 500)]));
    return { status: response.status, headers, body, took: Date.now() - began, error: "" };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return {
      ...none,
      took: Date.now() - began,
      error: timedOut ? "No answer within 10 seconds." : "No connection could be made.",
    };
  }
}

async function firstBytes(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (reader && size < MOST_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value.subarray(0, MOST_BYTES - size));
    size += value.length;
  }
  await reader?.cancel().catch(() => {});
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(all);
}

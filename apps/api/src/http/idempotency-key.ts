import type { IdempotencyKey } from "@daybook/db/idempotency";
import { fieldFailure, namedFailure } from "../runtime/failure.ts";
import { toBase64Url } from "../runtime/signing-keys.ts";

const LONGEST = 200;

/** Object keys in order, so that the same body hashes the same however it was written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

export async function bodyHash(body: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(canonical(body ?? null)));
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The call's key within `scope`; null when it sent none and needn't. `body` is what was sent, as parsed. */
export async function readIdempotencyKey(
  request: Request,
  rule: "required" | "optional" | undefined,
  scope: string,
  body: unknown,
): Promise<IdempotencyKey | null> {
  if (!rule) return null;
  const key = request.headers.get("idempotency-key");
  if (key === null || key === "") {
    if (rule === "optional") return null;
    const message = "Send a value of your own, such as a random UUID, and the same one when you try again.";
    throw namedFailure(
      "idempotency_key_required",
      { in: "header", path: "Idempotency-Key", rule: "required" },
      message,
    );
  }
  if (key.length > LONGEST)
    throw fieldFailure("Idempotency-Key", "too_big", `At most ${LONGEST} characters; this has ${key.length}.`, {
      in: "header",
      params: { max: LONGEST, origin: "string", actual: key.length },
    });
  return { scope, key, bodyHash: await bodyHash(body) };
}

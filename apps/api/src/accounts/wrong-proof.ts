import { ApiFailure, namedFailure } from "../runtime/failure.ts";

export const wrongCode = (path = "code"): ApiFailure =>
  namedFailure(
    "wrong_code",
    { in: "body", path },
    "This isn't the code, or it was used before. The app may show another by now.",
  );

/** Too many were wrong: none is looked at for a while. */
export function blocked({ blockedUntil }: { blockedUntil: number }, now: number): ApiFailure {
  const wait = Math.max(1, Math.ceil((blockedUntil - now) / 1_000));
  const minutes = Math.ceil(wait / 60);
  return new ApiFailure("rate_limited", {
    retryAfter: wait,
    detail: `Too many were wrong. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, or another way.`,
  });
}

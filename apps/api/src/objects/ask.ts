import { CommitUncertain, DatabaseUnavailable } from "@daybook/db/failures";
import { ApiFailure } from "../runtime/failure.ts";

/** Waits before an object that was reset is asked again, ms; half of each is chance, so that a crowd spreads. */
const WAITS = [20, 50, 120, 300, 700];

const flag = (error: unknown, name: "durableObjectReset" | "retryable" | "overloaded"): boolean =>
  error instanceof Error && name in error && (error as unknown as Record<string, unknown>)[name] === true;

/** The object was evicted, crashed or deployed anew while it was asked: a new one stands in its place by now. */
const wasReset = (error: unknown): boolean =>
  (flag(error, "durableObjectReset") || flag(error, "retryable")) && !flag(error, "overloaded");

/** What an object threw, by class again: the runtime carries names and messages between objects, not classes. */
function revived(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "DatabaseUnavailable") return new DatabaseUnavailable(error);
  if (error.name === "CommitUncertain") return new CommitUncertain(error);
  // The object asked another one in vain.
  if (error.name === "ApiFailure" && error.message === "overloaded")
    return new ApiFailure("overloaded", { retryAfter: 2 });
  return error;
}

/** The object was lost again and again while it was asked: what was asked of it may have been done. */
export class ObjectLost extends ApiFailure {
  constructor() {
    super("overloaded", { retryAfter: 2 });
  }
}

/**
 * Asks a Durable Object, again when it was reset meanwhile. Only for calls that may be carried out twice: changes that
 * carry a key, and what is idempotent. Throws `ObjectLost` when the object doesn't come back.
 */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const wait = WAITS[attempt];
      if (!wasReset(error)) throw revived(error);
      if (wait === undefined) throw new ObjectLost();
      await new Promise((done) => setTimeout(done, wait * (0.5 + Math.random() / 2)));
    }
  }
}

import type { signUp } from "@daybook/contract/accounts";
import { insertAccount } from "@daybook/db/accounts";
import { sqlState, violatedConstraint } from "@daybook/db/failures";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { z } from "zod";
import { createOnce } from "../http/create-once.ts";
import { ApiFailure } from "../http/failure.ts";
import { type Services, system } from "../services.ts";
import { hashPassword } from "./password.ts";

const taken = (code: "email_taken" | "handle_taken", path: string, message: string) =>
  new ApiFailure(code, { detail: message, errors: [{ in: "body", path, rule: code, message }] });

/** Makes an account with its handle and its host and returns its id, or throws why not. */
export async function signUpAccount(
  services: Services,
  input: z.output<typeof signUp>,
  key: IdempotencyKey | null,
): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  const { email, name, timezone, handle } = input;
  try {
    return await createOnce(services, key, async (db) => {
      const id = services.newId();
      await insertAccount(system, db, {
        id,
        hostId: services.newId(),
        email,
        passwordHash,
        name,
        timezone,
        handle,
        now: services.now(),
      });
      return id;
    });
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    if (violatedConstraint(error) === "accounts_email")
      throw taken("email_taken", "email", "An account with this address exists. Sign in instead.");
    throw taken("handle_taken", "handle", `“${handle}” is taken. Try another.`);
  }
}

import type { signUp } from "@daybook/contract/accounts";
import { findCredentials, insertAccount } from "@daybook/db/accounts";
import { violates } from "@daybook/db/failures";
import type { IdempotencyKey } from "@daybook/db/idempotency";
import type { z } from "zod";
import { audit } from "../audit/audit.ts";
import { becoming, type Caller } from "../audit/caller.ts";
import { createOnce, keyReused } from "../http/create-once.ts";
import { bodyHash } from "../http/idempotency-key.ts";
import { makeMailedLink } from "../mailed-links/ask-by-mail.ts";
import { namedFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { hashPassword, passwordFits } from "./password.ts";
import { requirePassword } from "./require-password.ts";

export const handleTaken = (handle: string, path = "handle") =>
  namedFailure("handle_taken", { in: "body", path, params: { value: handle } }, `“${handle}” is taken. Try another.`);
export const emailTaken = (path = "email") =>
  namedFailure("email_taken", { in: "body", path }, "An account with this address exists. Sign in instead.");

/** What a new account's rows hold; its password is looked at and hashed. */
export async function signUpRows({ password, clock, locale, ...shown }: z.output<typeof signUp>) {
  requirePassword(password, [shown.name, shown.handle, shown.email]);
  const passwordHash = await hashPassword(password);
  return { ...shown, locale: locale ?? null, passwordHash, hour12: clock ? clock === "12" : null };
}

/** Why rows couldn't be made, by the field that was told. */
export function signUpFailure(error: unknown, handle: string, path?: "token"): unknown {
  if (violates(error, "accounts_email")) return emailTaken(path ?? "email");
  return violates(error, "handles_pkey") ? handleTaken(handle, path) : error;
}

/** Makes an account with its handle and its host, and asks for the mail that proves its address; or throws why not. */
export async function signUpAccount(
  services: Services,
  input: z.output<typeof signUp>,
  { key, origin, caller }: { key: IdempotencyKey; origin: string; caller: Caller },
): Promise<{ id: string; deliveries: string[] }> {
  const { password, ...shown } = input;
  const rows = await signUpRows(input);
  const { email, locale, handle, name, timezone } = rows;
  await services.armClock();
  // Kept without the password: a quick hash of a body that holds it would undo what Argon2 is for.
  const kept = { ...key, scope: `accounts:${email.toLowerCase()}`, bodyHash: await bodyHash(shown) };
  try {
    return await createOnce(
      services,
      system,
      kept,
      async (db) => {
        const id = services.newId();
        await insertAccount(system, db, { ...rows, id, hostId: services.newId(), now: services.now() });
        const subject = { kind: "account", id, name };
        audit(services, db, becoming(caller, id), { act: "account.created", subject, after: { handle, timezone } });
        const { deliveries } = await makeMailedLink(services, db, {
          purpose: "verify",
          accountId: id,
          email,
          locale,
          origin,
        });
        return { id, deliveries };
      },
      async (db) => {
        const known = await findCredentials(system, db, email);
        if (!(await passwordFits(password, known?.passwordHash ?? null))) throw keyReused();
      },
    );
  } catch (error) {
    throw signUpFailure(error, handle);
  }
}

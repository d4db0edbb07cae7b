import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";

/**
 * Refuses who may not sign up here: where the operator named domains, an address of one of them has to be proved first,
 * by the service that somebody comes from or by a mail. Asked by every way of signing up.
 */
export function requireSignUpDomain(env: Env, email: string, isProved: boolean): void {
  const { SIGN_UP_DOMAINS: domains } = settingsOf(env);
  if (!domains || domains.length === 0) return;
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  if (!isProved || !domains.includes(domain))
    throw new ApiFailure("sign_up_restricted", {
      errors: [
        {
          in: "body",
          path: "email",
          rule: "sign_up_domain",
          message: `A proved address of ${domains.join(", ")} is needed.`,
          params: { options: domains.join(", ") },
        },
      ],
    });
}

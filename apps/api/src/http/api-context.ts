import type { ToldQuota } from "@daybook/contract/limits";
import type { Access } from "@daybook/contract/operation";
import type { Env } from "../runtime/env.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";

/** What Hono carries through a call. */
export interface ApiContext {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** Who may call what is called; undefined until an operation is found. */
    access: Access | undefined;
    principal: AccountPrincipal | undefined;
    /** What is told of the limits that counted the call. */
    quotas: readonly ToldQuota[] | undefined;
  };
}

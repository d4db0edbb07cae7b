import type { Env } from "../runtime/env.ts";
import type { AccountPrincipal } from "../tokens/principal.ts";

/** What Hono carries through a call. */
export interface ApiContext {
  Bindings: Env;
  Variables: { requestId: string; principal: AccountPrincipal | undefined };
}

import type { Env } from "../env.ts";
import type { AccountPrincipal } from "../principal.ts";

/** What Hono carries through a call. */
export interface ApiContext {
  Bindings: Env;
  Variables: { requestId: string; principal: AccountPrincipal | undefined };
}

import type { Operation } from "@daybook/contract/operation";
import type { MiddlewareHandler } from "hono";
import { workerServices } from "../objects/worker-services.ts";
import { requireAccess } from "../tokens/principal.ts";
import type { ApiContext } from "./api-context.ts";
import { ourOrigins } from "./public-origin.ts";
import { requireOurOrigin, requirePrincipal } from "./session-gate.ts";

type Middleware = MiddlewareHandler<ApiContext>;

const signsIn = ({ limit }: Operation): boolean => limit === "sign_in" || limit === "accounts";

/** Finds out who calls where the record asks for an account, and whether that account may. */
export function admission(record: Operation): Middleware[] {
  if (record.access.as === "account") return [accountsAlone(record)];
  return signsIn(record) ? [ownPagesAlone] : [];
}

const accountsAlone =
  ({ access }: Operation): Middleware =>
  async (c, next) => {
    const services = workerServices(c.env);
    const principal = await requirePrincipal(c.req.raw, services, ourOrigins(c.req.raw, c.env));
    requireAccess(principal, access, services.now());
    c.set("principal", principal);
    await next();
  };

/** Another site must not sign somebody in here as somebody else. Programs send no Origin. */
const ownPagesAlone: Middleware = async (c, next) => {
  const request = c.req.raw;
  if (request.headers.get("origin") !== null) requireOurOrigin(request, ourOrigins(request, c.env));
  await next();
};

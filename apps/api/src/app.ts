import { allOperations } from "@daybook/contract/all-operations";
import { rateLimit, rateLimitPolicy, type ToldQuota } from "@daybook/contract/limits";
import { openApi } from "@daybook/contract/openapi";
import { splitKey } from "@daybook/contract/operation";
import { withConnection } from "@daybook/db/connection";
import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { deviceRoutes } from "./accounts/device-routes.ts";
import { ownPasswordRoute } from "./accounts/own-password-route.ts";
import { proofRoutes } from "./accounts/proof-routes.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { secondFactorRoutes } from "./accounts/second-factor-routes.ts";
import { secondSessionRoutes } from "./accounts/second-session-routes.ts";
import { sessionRoutes } from "./accounts/session-routes.ts";
import { tokenRoutes } from "./accounts/token-routes.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { auditLogRoutes } from "./audit-log/routes.ts";
import { bookingRoutes } from "./bookings/routes.ts";
import { chatChannelRoutes } from "./chat/routes.ts";
import { allDeliveryRoutes } from "./deliveries/routes.ts";
import { messageRoutes } from "./event-types/message-routes.ts";
import { eventTypeOrderRoutes } from "./event-types/order-routes.ts";
import { previewRoutes } from "./event-types/preview-routes.ts";
import { eventTypeRoutes } from "./event-types/routes.ts";
import { feedRoutes } from "./feeds/routes.ts";
import type { ApiContext } from "./http/api-context.ts";
import { type Api, route } from "./http/api-router.ts";
import { guardAnswer } from "./http/guard-answer.ts";
import { failureOf, problemResponse } from "./http/problem-response.ts";
import { inboundRoutes } from "./inbound/routes.ts";
import { inviteeRoutes } from "./invitees/routes.ts";
import { manageRoutes } from "./manage/routes.ts";
import { closingRoutes } from "./own-data/closing-routes.ts";
import { exportRoutes } from "./own-data/export-routes.ts";
import { pictureRoutes } from "./pages/picture-routes.ts";
import { refusedDocument } from "./pages/refused-document.ts";
import { pageRoutes } from "./pages/routes.ts";
import { asksForData, serveDocument } from "./pages/serve-document.ts";
import { passkeyRoutes } from "./passkeys/routes.ts";
import { flowRoutes } from "./providers/flow-routes.ts";
import { identityRoutes } from "./providers/identity-routes.ts";
import { ConfigurationError } from "./runtime/env.ts";
import { ApiFailure } from "./runtime/failure.ts";
import { logError } from "./runtime/log-error.ts";
import { newId } from "./runtime/services.ts";
import { scheduleRoutes } from "./schedules/routes.ts";
import { requireKeys } from "./secrets/require-keys.ts";
import { unsubscribeRoutes } from "./unsubscribe/routes.ts";
import { emailChangeRoutes } from "./ways-in/email-change-routes.ts";
import { lookRoute } from "./ways-in/look-route.ts";
import { magicRoutes } from "./ways-in/magic-routes.ts";
import { resetRoutes } from "./ways-in/reset-routes.ts";
import { signUpRoutes } from "./ways-in/sign-up-routes.ts";
import { verificationRoutes } from "./ways-in/verification-routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

/** As draft-ietf-httpapi-ratelimit-headers-11 has it. */
function tellQuotas(headers: Headers, quotas: readonly ToldQuota[] | undefined): void {
  if (!quotas) return;
  headers.set("ratelimit-policy", rateLimitPolicy(quotas));
  const standing = rateLimit(quotas);
  if (standing !== "") headers.set("ratelimit", standing);
}

const isApi = (path: string): boolean => /^\/(?:v1|calendar|healthz|\.well-known\/jwks\.json)(?:\/|$)/.test(path);

/** Somebody who opens a page, and not a program: the Pages Function, too, asks for a page's data alone. */
const asksForPage = (request: Request, path: string): boolean =>
  !isApi(path) && ["GET", "HEAD"].includes(request.method) && !asksForData(request);

/** The methods that a path of the API knows. */
function methodsOf(path: string): string[] {
  const methods = Object.keys(allOperations)
    .map(splitKey)
    .filter((operation) => new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path))
    .map((operation) => operation.method);
  return [...new Set(methods)];
}

/** The whole of the Worker's HTTP side. `extend` adds what only the local worker has. */
export function createApp(extend?: (api: Api) => void): Api {
  const api = new Hono<ApiContext>();
  api.use(async (c, next) => {
    c.set("requestId", newId());
    await next();
    if (c.res.status === 101) return;
    c.res.headers.set("x-request-id", c.get("requestId"));
    tellQuotas(c.res.headers, c.get("quotas"));
    if (isApi(c.req.path)) guardAnswer(c.res.headers, c.get("access"));
  });
  api.onError((error, c) => {
    const failure = failureOf(error);
    if (failure.code === "internal" || failure.code === "not_configured") logError(c.get("requestId"), error);
    // What is missing in the deployment is for whoever made it, in words that they know.
    const isForPage = asksForPage(c.req.raw, c.req.path) && !(error instanceof ConfigurationError);
    const refused = isForPage ? refusedDocument(failure, c.req.raw, c.get("requestId")) : null;
    return refused ?? problemResponse(failure, c.get("requestId"));
  });

  for (const routes of [
    accountRoutes,
    sessionRoutes,
    secondSessionRoutes,
    proofRoutes,
    passkeyRoutes,
    secondFactorRoutes,
    ownPasswordRoute,
    lookRoute,
    signUpRoutes,
    verificationRoutes,
    resetRoutes,
    magicRoutes,
    emailChangeRoutes,
    deviceRoutes,
    tokenRoutes,
    scheduleRoutes,
    eventTypeRoutes,
    eventTypeOrderRoutes,
    previewRoutes,
    messageRoutes,
    pageRoutes,
    pictureRoutes,
    bookingRoutes,
    manageRoutes,
    feedRoutes,
    webhookRoutes,
    inboundRoutes,
    inviteeRoutes,
    apiKeyRoutes,
    flowRoutes,
    identityRoutes,
    unsubscribeRoutes,
    exportRoutes,
    closingRoutes,
    allDeliveryRoutes,
    chatChannelRoutes,
    auditLogRoutes,
    systemRoutes,
  ])
    routes(api);
  extend?.(api);

  api.all("*", async (c) => {
    const { path, method } = c.req;
    if (!isApi(path) && (method === "GET" || method === "HEAD")) return serveDocument(c.env, c.req.raw);
    const allowed = isApi(path) ? methodsOf(path) : ["GET"];
    if (allowed.length === 0) throw new ApiFailure("not_found", { detail: "The API has no such address." });
    const known = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: known } });
    const response = problemResponse(
      new ApiFailure("method_not_allowed", { detail: `Here: ${known}.` }),
      c.get("requestId"),
    );
    response.headers.set("allow", known);
    return response;
  });
  return api;
}

function systemRoutes(api: Api): void {
  route(api, "GET /healthz", async ({ services }) => {
    await withConnection(services.connect, async (db) => {
      await db.execute(sql`SELECT 1`);
      await requireKeys(services, db);
    }).catch((error: unknown) => {
      if (error instanceof ConfigurationError) throw error;
      throw new ApiFailure("database_unavailable", { detail: "The Worker is well, but Postgres doesn't answer." });
    });
    const healthy = { ok: true, database: "ok", version: "1" } as const;
    return Response.json(healthy, { headers: { "cache-control": "no-store" } });
  });
  route(api, "GET /v1/openapi.json", async ({ origin }) => openApi(origin));
}

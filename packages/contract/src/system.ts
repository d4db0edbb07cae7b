import { z } from "zod";
import { operations } from "./operation.ts";

export const health = z.object({ ok: z.literal(true), database: z.literal("ok"), version: z.string() });

export const systemOperations = operations({
  "GET /healthz": {
    id: "getHealth",
    summary: "Liveness with dependencies; 503 when one is down",
    access: { as: "anyone" },
    success: { status: 200, body: health },
    errors: ["database_unavailable"],
  },
  "GET /v1/openapi.json": {
    id: "getOpenApi",
    summary: "This description, OpenAPI 3.1",
    access: { as: "anyone" },
    success: { status: 200, body: z.record(z.string(), z.unknown()) },
    errors: [],
  },
});

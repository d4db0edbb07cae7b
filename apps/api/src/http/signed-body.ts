import type { Operation } from "@daybook/contract/operation";
import { type SignatureFault, verifySigned } from "@daybook/integrations/webhooks/verify-signed";
import type { Context } from "hono";
import { workerServices } from "../objects/worker-services.ts";
import { ApiFailure, namedFailure } from "../runtime/failure.ts";
import { inboundSecrets } from "../tokens/inbound-secrets.ts";
import type { ApiContext } from "./api-context.ts";
import { readText } from "./json-body.ts";
import { callerOf } from "./network-address.ts";
import { countRead } from "./read-limits.ts";

const refusals: Record<SignatureFault, [rule: string, message: string]> = {
  unsigned: ["required", "Sign it: svix-id, svix-timestamp and svix-signature."],
  old: ["expired", "It was signed more than five minutes ago, or is to be."],
  forged: ["forged", "None of the secrets here signed it."],
};

/** The body of a call that its sender has to have signed, and the id it has there. Throws 401, and 429 for who goes on. */
export async function readSigned(
  c: Context<ApiContext>,
  access: Extract<Operation["access"], { as: "mail_service" }>,
): Promise<{ text: string; id: string }> {
  const { keys, now } = workerServices(c.env);
  const secrets = await inboundSecrets(c.env, keys, access.signs);
  if (secrets.length === 0) throw new ApiFailure("not_found", { detail: "Nothing is taken here: no secret is set." });
  const text = await readText(c.req.raw);
  const verified = verifySigned(c.req.raw.headers, text, secrets, now());
  if ("id" in verified) return { text, id: verified.id };
  await countRead(c.env, callerOf(c.req.raw), now());
  const [rule, message] = refusals[verified.fault];
  throw namedFailure("unauthenticated", { in: "header", path: "svix-signature", rule }, message);
}

import type { Answer } from "@daybook/db/delivery-ends";
import { checkUrl } from "@daybook/integrations/outgoing/check-url";
import { dohResolver } from "@daybook/integrations/outgoing/doh-resolver";
import { judgeUrl, type UrlRule } from "@daybook/integrations/outgoing/judge-url";
import {
  type OutgoingAnswer,
  type OutgoingFailure,
  type OutgoingLimits,
  type OutgoingRequest,
  type OutgoingSetup,
  outgoingFetch,
} from "@daybook/integrations/outgoing/outgoing-fetch";
import type { Env } from "../runtime/env.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";

/** On somebody's own machine their own receivers may be asked; a deployment asks the public internet alone. */
const setupOf = (env: Env): OutgoingSetup => ({
  resolver: dohResolver(),
  isLocalAllowed: env.LOCAL_MAILBOX !== undefined,
});

/** Whether an address leads to this machine, and may: in development alone. */
export function isLocal(env: Env, url: string): boolean {
  const judged = judgeUrl(url, setupOf(env));
  return judged.kind === "fine" && judged.host.kind === "local";
}

/** Sends a request to an address that somebody typed. Never throws for what becomes of it. */
export const sendOut = (
  env: Env,
  request: OutgoingRequest,
  limits: Partial<OutgoingLimits> = {},
): Promise<OutgoingAnswer | OutgoingFailure> => outgoingFetch(request, setupOf(env), limits);

/** What came back, for the delivery's record. */
export const answerOf = (sent: OutgoingAnswer | OutgoingFailure): Answer =>
  sent.kind === "answer"
    ? { status: sent.status, headers: Object.fromEntries(sent.headers), body: sent.body, took: sent.took }
    : { status: null, headers: {}, body: "", took: sent.took };

const sentences: Record<UrlRule, string> = {
  too_long: "This address is too long.",
  malformed: "This is no address, written like https://example.com/hook.",
  scheme: "An address that begins with https://.",
  userinfo: "An address without a name or password in it.",
  port: "Nothing is sent to this port.",
  host_spelling: "Write the address in its usual form: a name, or four decimal numbers.",
  private_address: "This leads into a private network. Only public addresses are asked.",
  special_name: "This name leads into a private network. Only public addresses are asked.",
};

/** Refuses an address that nothing may be sent to, naming the field it stands in. Whether it answers is not asked. */
export async function checkAddress(env: Env, field: string, text: string): Promise<void> {
  const checked = await checkUrl(text, setupOf(env));
  if (checked.kind === "fine") return;
  if (checked.kind === "refused") throw fieldFailure(field, `url_${checked.rule}`, sentences[checked.rule]);
  if (checked.kind === "unknown") throw fieldFailure(field, "url_unknown", `${checked.reason}.`);
  throw new ApiFailure("overloaded", { detail: "The address could not be checked just now. Try again." });
}

/** Why nothing came back, for the delivery's record. */
export function failureWords(failure: OutgoingFailure): string {
  return failure.kind === "refused" ? sentences[failure.rule] : `${failure.reason}.`;
}

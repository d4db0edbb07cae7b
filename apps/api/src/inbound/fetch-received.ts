import { LARGEST_MESSAGE } from "@daybook/integrations/mail/inbound/largest-message";
import { receivedMail } from "@daybook/integrations/mail/resend-received";
import { sendOut } from "../outgoing/outgoing.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";

/** A mail that Resend took for this deployment, which its event only names; null where it is gone, or too large. */
export async function fetchReceived(env: Env, id: string): Promise<{ raw: string; recipients: string[] } | null> {
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl } = settingsOf(env);
  if (!apiKey) return null;
  const known = await receivedMail({ apiKey, ...(baseUrl ? { baseUrl } : {}) }, id);
  if (known === "gone") return null;
  if (known === "later") throw notNow();
  const answer = await sendOut(env, { url: known.url, method: "GET", headers: {} }, { maxAnswer: LARGEST_MESSAGE });
  if (answer.kind === "refused") return null;
  if (answer.kind !== "answer" || answer.status >= 500) throw notNow();
  return answer.status === 200 && !answer.isCut ? { raw: answer.body, recipients: known.recipients } : null;
}

/** Resend sends its event once more. */
const notNow = () =>
  new ApiFailure("overloaded", { retryAfter: 60, detail: "The mail could not be fetched from Resend just now." });

import { type Env, settingsOf } from "../runtime/env.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";

type Signed = "events" | "messages";

/** The local worker's own, made of its keys: its mailbox plays the mail service. */
export async function localSecret(keys: SigningKeys, signs: Signed): Promise<string> {
  const { current } = await keys.derived(`inbound:${signs}`);
  return `whsec_${btoa(String.fromCharCode(...current))}`;
}

/** The secrets of whoever may say what came of mails, or hand on mails; none where that isn't set up. */
export async function inboundSecrets(env: Env, keys: SigningKeys, signs: Signed): Promise<string[]> {
  const { RESEND_WEBHOOK_SECRET, INBOUND_SECRET } = settingsOf(env);
  const set = (signs === "events" ? RESEND_WEBHOOK_SECRET : INBOUND_SECRET) ?? [];
  return env.LOCAL_MAILBOX ? [...set, await localSecret(keys, signs)] : set;
}

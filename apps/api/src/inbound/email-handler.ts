import { LARGEST_MESSAGE } from "@daybook/integrations/mail/inbound/largest-message";
import { type Env, settingsOf } from "../runtime/env.ts";
import { takeMessage } from "./take-message.ts";

const originOf = (env: Env): string => URL.parse(settingsOf(env).PUBLIC_URL ?? "")?.origin ?? "http://localhost";

/** A mail by Cloudflare's Email Routing, which has checked whom it is from. Thrown errors have its sender try again. */
export async function takeRoutedMail(message: ForwardableEmailMessage, env: Env): Promise<void> {
  if (message.rawSize > LARGEST_MESSAGE) return;
  const raw = new Uint8Array(await new Response(message.raw).arrayBuffer());
  await takeMessage(env, { raw, recipients: [message.to], origin: originOf(env) });
}

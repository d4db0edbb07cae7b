import { suppressionOf } from "@daybook/core/mail/mail-state";
import { readResendEvent } from "@daybook/integrations/mail/resend-events";
import type { Env } from "../runtime/env.ts";
import { fetchReceived } from "./fetch-received.ts";
import { noteReport } from "./note-report.ts";
import { takeMessage } from "./take-message.ts";

/** An event of the mail service, by its id. `origin`: what links in mails begin with. */
export interface MailEvent {
  id: string;
  body: unknown;
  origin: string;
}

/** Takes what the mail service tells; whether it said anything new. Throws where it should be sent once more. */
export async function takeEvent(env: Env, { id, body, origin }: MailEvent): Promise<boolean> {
  const event = readResendEvent(body);
  if (!event) return false;
  if (event.kind === "report") return noteReport(env, { ...event, eventId: id, suppresses: suppressionOf(event) });
  const received = await fetchReceived(env, event.serviceId);
  return received !== null && takeMessage(env, { ...received, origin });
}

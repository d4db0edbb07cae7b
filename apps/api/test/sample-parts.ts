import { askDatabase, settled } from "./database-dump.ts";
import type { Answer, Daybook, Host } from "./daybook.ts";
import { mailsTo, replyTo, type SentMail } from "./mail-service.ts";

/** A booking's mail to its invitee, which failed. */
export async function deadLetter(daybook: Daybook, bookingId: string): Promise<string> {
  await settled(daybook);
  const [row] = await askDatabase(
    daybook,
    `UPDATE deliveries d SET state = 'failed', last_error = '422 validation_error: to' FROM events e
      WHERE e.id = d.event_id AND e.subject_id = $1 AND d.target = 'invitee' RETURNING d.id`,
    [bookingId],
  );
  return String(row?.id);
}

/** A chat channel where nobody listens, and that is paused. */
export async function makeChannel(daybook: Daybook, { token }: Host): Promise<string> {
  const room = { kind: "slack", name: "Studio", url: "http://127.0.0.1:9/room", events: ["booking.created"] };
  const { id } = (await daybook.call("POST", "/v1/chat-channels", room, { token })).json;
  const headers = { "if-match": "*" };
  await daybook.call("PATCH", `/v1/chat-channels/${id}`, { active: false }, { token, headers });
  return id;
}

export async function confirmationOf(daybook: Daybook, booked: Answer): Promise<{ mail: SentMail; reply: string }> {
  const reply = await replyTo(daybook, booked, "DECLINED");
  const [mail] = await mailsTo(daybook, /^From: .*<(.*)>/m.exec(reply)?.[1] ?? "");
  if (!mail) throw new Error("There is no confirmation");
  return { mail, reply };
}

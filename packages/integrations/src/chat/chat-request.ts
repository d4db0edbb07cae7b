import type { OutgoingRequest } from "../outgoing/outgoing-fetch.ts";
import type { ChatMessage } from "./chat-message.ts";
import type { ChatTarget } from "./chat-target.ts";
import { discordForm } from "./discord-form.ts";
import { matrixForm } from "./matrix-form.ts";
import { slackForm } from "./slack-form.ts";
import { teamsForm } from "./teams-form.ts";

const json = { "content-type": "application/json" };

/** A message as it is sent to a room. Matrix drops what comes a second time under one dedupe key; the others can't. */
export function chatRequest(target: ChatTarget, message: ChatMessage, dedupeKey: string): OutgoingRequest {
  if (target.kind === "matrix") {
    const base = target.url.replace(/[/?#]*$/, "");
    const [room, transaction] = [target.roomId, dedupeKey].map(encodeURIComponent);
    return {
      // https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid
      url: `${base}/_matrix/client/v3/rooms/${room}/send/m.room.message/${transaction}`,
      method: "PUT",
      headers: { ...json, authorization: `Bearer ${target.accessToken}` },
      body: JSON.stringify(matrixForm(message)),
    };
  }
  if (target.kind === "discord") {
    const url = new URL(target.url);
    // Without it a message that isn't kept is answered as if it were.
    url.searchParams.set("wait", "true");
    return { url: url.href, method: "POST", headers: json, body: JSON.stringify(discordForm(message)) };
  }
  const form = target.kind === "slack" ? slackForm : teamsForm;
  return { url: target.url, method: "POST", headers: json, body: JSON.stringify(form(message)) };
}

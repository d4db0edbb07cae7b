import type { ChatChannelRow } from "@daybook/db/chat-channels";
import {
  type ChatAddressFault,
  type ChatTarget,
  chatAddressFault,
  chatHint,
} from "@daybook/integrations/chat/chat-target";
import type { Env } from "../runtime/env.ts";
import { fieldFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { unsealFormer } from "../secrets/former-seal.ts";
import type { Vault } from "../secrets/secrets.ts";
import { checkAddress, isLocal } from "./outgoing.ts";

const places: Record<ChatTarget["kind"], string> = {
  discord: "https://discord.com/api/webhooks/…",
  slack: "https://hooks.slack.com/services/…",
  teams: "https://….logic.azure.com/workflows/… or https://….powerplatform.com/…/workflows/…",
  matrix: "the homeserver's, such as https://matrix.example.org",
};

const sentences: Record<ChatAddressFault, (kind: ChatTarget["kind"]) => string> = {
  host: (kind) => `An address of this program is needed: ${places[kind]}.`,
  path: (kind) => `This isn't the whole address: ${places[kind]}.`,
  connector: () => "Teams' connectors are retired. Make a workflow, and give its address.",
  room: () => "A room's id begins with !, such as !room:example.org.",
};

/** What is wrong with a room's address in this deployment: on somebody's own machine their own receivers may be asked. */
export const faultOf = (env: Env, target: ChatTarget): ChatAddressFault | null =>
  target.kind !== "matrix" && isLocal(env, target.url) ? null : chatAddressFault(target);

/** Refuses a room that nothing may be sent to, naming the field. */
export async function checkRoom(env: Env, target: ChatTarget): Promise<void> {
  const fault = faultOf(env, target);
  const field = fault === "room" ? "roomId" : "url";
  if (fault)
    throw fieldFailure(field, `chat_${fault}`, sentences[fault](target.kind), { params: { kind: target.kind } });
  await checkAddress(env, "url", target.url);
}

/** What is kept of where a room is. */
export async function sealTarget(vault: Vault, id: string, target: ChatTarget) {
  const sealed = await vault.seal({ purpose: "chat-room", row: id }, JSON.stringify(target));
  return { sealed, sealedBy: null, hint: chatHint(target), roomId: target.kind === "matrix" ? target.roomId : null };
}

/** Null when it was lost: it is sealed by a key of the version before that is gone, or has been changed. */
export async function targetOf(
  { keys }: Pick<Services, "keys">,
  vault: Vault,
  { id, sealed, sealedBy }: Pick<ChatChannelRow, "id" | "sealed" | "sealedBy">,
): Promise<ChatTarget | null> {
  if (sealedBy !== null) return unsealFormer<ChatTarget>(keys, `chat:${id}`, sealed, sealedBy);
  const text = await vault.open({ purpose: "chat-room", row: id }, sealed);
  return text === null ? null : (JSON.parse(text) as ChatTarget);
}

import type { ChatChannelRow } from "@daybook/db/chat-channels";
import type { ChatTarget } from "@daybook/integrations/chat/chat-target";
import { targetOf } from "../outgoing/chat-room.ts";
import { fieldFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import type { Vault } from "../secrets/secrets.ts";

interface RoomEdit {
  url?: string | undefined;
  roomId?: string | undefined;
  accessToken?: string | undefined;
}

const needed = (field: string, message: string) => fieldFailure(field, "required", message);

/** Where a room is after an edit; null when that isn't edited. Whether it may be sent to, `checkRoom` says. */
export async function editedTarget(
  services: Services,
  vault: Vault,
  row: ChatChannelRow,
  edit: RoomEdit,
): Promise<ChatTarget | null> {
  if (Object.values(edit).every((value) => value === undefined)) return null;
  const { kind } = row;
  if (kind !== "matrix") {
    for (const field of ["roomId", "accessToken"] as const)
      if (edit[field] !== undefined) throw fieldFailure(field, "matrix_only", "Only Matrix has this.");
    return { kind, url: edit.url ?? "" };
  }
  const before = await targetOf(services, vault, row);
  const known = before?.kind === "matrix" ? before : null;
  // Whoever may edit must not learn the token by having it sent to a server of their own.
  const accessToken =
    edit.accessToken ?? (edit.url === undefined || edit.url === known?.url ? known?.accessToken : undefined);
  const url = edit.url ?? known?.url;
  if (url === undefined) throw needed("url", "The homeserver's address is needed anew.");
  if (accessToken === undefined) throw needed("accessToken", "Another homeserver needs its own access token.");
  return { kind, url, roomId: edit.roomId ?? row.roomId ?? "", accessToken };
}

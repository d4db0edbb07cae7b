import type { Database } from "@daybook/db/connection";
import { formerRooms, readableWebhooks, replaceFormerRoom, replaceReadableHeaders } from "@daybook/db/former-secrets";
import { sealTarget, targetOf } from "../outgoing/chat-room.ts";
import { type Services, system } from "../runtime/services.ts";
import { vaultOf } from "../secrets/secrets.ts";
import { sealHeaders } from "../webhooks/extra-headers.ts";

const AT_ONCE = 100;
type Needed = Pick<Services, "keys" | "now">;

/** Goes through rows in order of their ids, and counts those for which `take` says yes. */
async function each<Row extends { id: string }>(
  read: (after: string | null) => Promise<Row[]>,
  take: (row: Row) => Promise<boolean>,
): Promise<number> {
  let taken = 0;
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await read(after);
    for (const row of rows) if (await take(row)) taken += 1;
    if (rows.length < AT_ONCE) return taken;
    after = rows.at(-1)?.id ?? null;
  }
}

/**
 * Seals what the version before left readable, or sealed in its own way. Goes on with its next call where it was broken
 * off, and leaves alone what is edited meanwhile. How many it sealed.
 */
export async function sealFormer(services: Needed, db: Database): Promise<number> {
  const rooms = await each(
    (after) => formerRooms(system, db, AT_ONCE, after),
    async (row) => {
      const vault = vaultOf(services, db, row.accountId);
      const target = await targetOf(services, vault, row);
      // Its key is gone: its owner has to enter the address again.
      if (!target) return false;
      return replaceFormerRoom(system, db, row, (await sealTarget(vault, row.id, target)).sealed);
    },
  );
  const webhooks = await each(
    (after) => readableWebhooks(system, db, AT_ONCE, after),
    async (row) => {
      const vault = vaultOf(services, db, row.accountId);
      return replaceReadableHeaders(system, db, row, await sealHeaders(vault, row.id, row.headers));
    },
  );
  return rooms + webhooks;
}

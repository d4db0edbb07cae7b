import { manageEpoch } from "@daybook/db/bookings";
import type { Database } from "@daybook/db/connection";
import { feedEpoch } from "@daybook/db/feeds";
import type { CapabilityScope } from "@daybook/db/scopes";
import { system } from "../runtime/services.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { readCapability, verifyCapability } from "./capability.ts";

type Purpose = CapabilityScope["purpose"];

/** Here, and only here, a `CapabilityScope` is minted: for a token that is ours and of the present epoch. */
async function scopeOf<P extends Purpose>(
  keys: SigningKeys,
  purpose: P,
  token: string,
  epochOf: (id: string) => Promise<number | null>,
): Promise<CapabilityScope<P> | null> {
  const [id] = readCapability(token, 1) ?? [];
  if (id === undefined) return null;
  const epoch = await epochOf(id);
  if (epoch === null || !(await verifyCapability(keys, purpose, token, 1, epoch))) return null;
  return { purpose, id } as CapabilityScope<P>;
}

export const manageScope = (
  keys: SigningKeys,
  db: Database,
  token: string,
): Promise<CapabilityScope<"manage"> | null> => scopeOf(keys, "manage", token, (id) => manageEpoch(system, db, id));
/** Nothing ends such a link: it only ever makes mails fewer. */
export const unsubscribeScope = (keys: SigningKeys, token: string): Promise<CapabilityScope<"unsubscribe"> | null> =>
  scopeOf(keys, "unsubscribe", token, async () => 0);
export const feedScope = (keys: SigningKeys, db: Database, token: string): Promise<CapabilityScope<"feed"> | null> =>
  scopeOf(keys, "feed", token, (id) => feedEpoch(system, db, id));

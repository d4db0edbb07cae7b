import type { Delivery } from "@daybook/contract/deliveries";
import type { DeliveryRow } from "@daybook/db/account-deliveries";
import { listChatChannels } from "@daybook/db/chat-channels";
import type { Database } from "@daybook/db/connection";
import { hostsById } from "@daybook/db/host-names";
import type { OwnerId } from "@daybook/db/scopes";
import { ownWebhooksById } from "@daybook/db/webhooks";

type Named = Pick<Delivery["recipient"], "name" | "address">;
/** Whom targets of a sink mean, by target; what isn't known is left out. */
type Naming = (owner: OwnerId, db: Database, targets: readonly string[]) => Promise<Map<string, Named>>;

const PREFIX = "host:";

/** The sinks whose targets have names. One that isn't here is told by its own name alone. */
const namings: Readonly<Record<string, Naming>> = {
  async mail(owner, db, targets) {
    const ids = targets.flatMap((target) => (target.startsWith(PREFIX) ? [target.slice(PREFIX.length)] : []));
    const hosts = await hostsById(owner, db, ids);
    return new Map(hosts.map(({ id, name, email }) => [`${PREFIX}${id}`, { name, address: email }]));
  },
  async webhook(owner, db, targets) {
    const webhooks = await ownWebhooksById(owner, db, targets);
    return new Map(webhooks.map(({ id, description, url }) => [id, { name: description, address: url }]));
  },
  async chat(owner, db) {
    const channels = await listChatChannels(owner, db, 100);
    return new Map(channels.map(({ id, name }) => [id, { name, address: "" }]));
  },
};

/** Who gets each of these deliveries. */
export async function recipientsOf(
  owner: OwnerId,
  db: Database,
  rows: readonly DeliveryRow[],
): Promise<(row: DeliveryRow) => Delivery["recipient"]> {
  const named = new Map<string, Map<string, Named>>();
  for (const sink of new Set(rows.map((row) => row.sink))) {
    const naming = Object.hasOwn(namings, sink) ? namings[sink] : undefined;
    const targets = [...new Set(rows.flatMap((row) => (row.sink === sink ? [row.target] : [])))];
    if (naming) named.set(sink, await naming(owner, db, targets));
  }
  return ({ sink, target, booking }) => {
    const [as = ""] = target.split(":");
    if (sink === "mail" && target === "invitee")
      return { as, name: booking?.inviteeName ?? "", address: booking?.inviteeEmail ?? "" };
    const known = named.get(sink)?.get(target);
    return { as: sink === "mail" ? as : sink, name: known?.name ?? "", address: known?.address ?? "" };
  };
}

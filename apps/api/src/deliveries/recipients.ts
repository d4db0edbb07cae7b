import type { Delivery } from "@daybook/contract/deliveries";
import type { DeliveryRow } from "@daybook/db/account-deliveries";
import { ownChatChannelsById } from "@daybook/db/chat-channels";
import type { Database } from "@daybook/db/connection";
import { guestsById } from "@daybook/db/guest-names";
import { hostsById } from "@daybook/db/host-names";
import type { OwnerId } from "@daybook/db/scopes";
import { ownWebhooksById } from "@daybook/db/webhooks";

type Named = Pick<Delivery["recipient"], "name" | "address">;
/** Whom targets of a sink mean, by target; what isn't known is left out. */
type Naming = (owner: OwnerId, db: Database, targets: readonly string[]) => Promise<Map<string, Named>>;

const HOST = "host:";
const GUEST = "guest:";

/** The ids of the targets of one kind. */
const idsOf = (prefix: string, targets: readonly string[]): string[] =>
  targets.flatMap((target) => (target.startsWith(prefix) ? [target.slice(prefix.length)] : []));

/** The sinks whose targets have names. One that isn't here is told by its own name alone. */
const namings: Readonly<Record<string, Naming>> = {
  async mail(owner, db, targets) {
    const hosts = await hostsById(owner, db, idsOf(HOST, targets));
    const guests = await guestsById(owner, db, idsOf(GUEST, targets));
    return new Map([
      ...hosts.map(({ id, name, email }): [string, Named] => [`${HOST}${id}`, { name, address: email }]),
      ...guests.map(({ id, name, email }): [string, Named] => [`${GUEST}${id}`, { name, address: email }]),
    ]);
  },
  async sms(owner, db, targets) {
    const hosts = await hostsById(owner, db, idsOf(HOST, targets));
    return new Map(hosts.map(({ id, name }) => [`${HOST}${id}`, { name, address: "" }]));
  },
  async chat(owner, db, targets) {
    const channels = await ownChatChannelsById(owner, db, targets);
    return new Map(channels.map(({ id, name, hint }) => [id, { name, address: hint }]));
  },
  async webhook(owner, db, targets) {
    const webhooks = await ownWebhooksById(owner, db, targets);
    return new Map(webhooks.map(({ id, description, url }) => [id, { name: description, address: url }]));
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
    const toPeople = sink === "mail" || sink === "sms";
    // Where somebody is texted is known when it is sent.
    if (toPeople && target === "invitee")
      return { as, name: booking?.inviteeName ?? "", address: (sink === "mail" && booking?.inviteeEmail) || "" };
    const known = named.get(sink)?.get(target);
    return { as: toPeople ? as : sink, name: known?.name ?? "", address: known?.address ?? "" };
  };
}

// A process without Worker, desk or room: it claims through the use-case alone. Each line of its input is a list of
// orders, carried out together; each line of its output their outcomes. The address of the database is its argument.
import { createInterface } from "node:readline";
import { pgConnect } from "@daybook/db/connection";
import type { EventTypePage } from "@daybook/db/scopes";
import { commitClaim } from "../src/booking-changes/commit-claim.ts";
import type { ChangeOutcome } from "../src/booking-changes/outcome.ts";
import { newId, type Services } from "../src/runtime/services.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";

export interface Order {
  eventTypeId: string;
  hostId: string;
  accountId: string;
  handle: string;
  slug: string;
  start: number;
  duration?: number;
  key: string;
}
async function claim(services: Services, order: Order): Promise<ChangeOutcome> {
  const { start, duration, key, hostId, ...rest } = order;
  const page = { ...rest, kind: "event_type", teamId: null, hostIds: [hostId] };
  return commitClaim(services, {
    page: page as unknown as EventTypePage,
    start,
    duration,
    timezone: "UTC",
    invitee: { name: "No Desk", email: "nodesk@example.com" },
    answers: {},
    origin: "http://daybook.test",
    key: { scope: `book:${page.eventTypeId}`, key, bodyHash: `${start}:${duration ?? ""}` },
    holds: {},
  });
}

const [databaseUrl = "", tokenKeys = ""] = process.argv.slice(2);
const services: Services = {
  connect: pgConnect(databaseUrl),
  now: () => Date.now(),
  newId,
  keys: signingKeys(tokenKeys),
  mailFrom: "daybook@localhost",
  armClock: async () => {},
};
process.stdout.write("ready\n");
for await (const line of createInterface(process.stdin)) {
  const orders = JSON.parse(line) as Order[];
  const outcomes = await Promise.all(orders.map((order) => claim(services, order)));
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}

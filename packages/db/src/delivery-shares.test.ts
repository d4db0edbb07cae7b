import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { type Lease, leaseDeliveries } from "./delivery-leases.ts";
import { raiseHosts } from "./hosts.ts";
import type { OwnerId } from "./scopes.ts";

const NOW = Date.UTC(2030, 0, 7);

let database: FreshDatabase;
let connection: Connection;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
const owner = id() as OwnerId;

beforeAll(async () => {
  database = await freshDatabase();
  connection = await pgConnect(database.url)();
  const person = { email: "ann@example.com", name: "Ann", handle: "ann", timezone: "UTC", locale: "en", hour12: false };
  await insertAccount(system, connection.db, { ...person, passwordHash: "", id: owner, hostId: id(), now: NOW });
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

/** So many deliveries, each of a booking of its own, the first the oldest; their ids. */
async function record(sink: "mail" | "push" | "webhook", target: string, size: number): Promise<string[]> {
  const made = Array.from({ length: size }, (_, n) => {
    const [subject, at] = [{ kind: "booking" as const, id: id() }, NOW - 60_000 + n];
    const delivery = { id: id(), sink, target, orderKey: id(), dedupeKey: id(), dueAt: at };
    const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at };
    return { ...event, actor: "host" as const, origin: null, deliveries: [delivery] };
  });
  await raiseHosts(owner, connection.db, [], made);
  return made.flatMap(({ deliveries }) => deliveries.map((one) => one.id));
}
const lease = async (ids: string[], over: Partial<Lease> = {}) => {
  const terms = { now: NOW, until: NOW + 60_000, outlived: false, most: 50, strict: [], perReceiver: 2, perSink: 3 };
  return (await leaseDeliveries(system, connection.db, ids, { ...terms, ...over })).map((one) => one.id);
};

describe("deliveries that are taken together", () => {
  it("are so many for each receiver, the oldest first, and each receiver's first before any other's second", async () => {
    const [a, b, c] = [
      await record("webhook", "a", 4),
      await record("webhook", "b", 2),
      await record("webhook", "c", 2),
    ];
    const ids = [...a, ...b, ...c];
    expect((await lease(ids)).sort()).toEqual([a[0], b[0], c[0]].sort());
    expect((await lease(ids, { perSink: 9 })).sort()).toEqual([a[1], a[2], b[1], c[1]].sort());
  });

  it("are none for receivers and sinks that have enough to do", async () => {
    const [a, b, mails] = [
      await record("webhook", "a", 2),
      await record("webhook", "b", 1),
      await record("mail", "invitee", 1),
    ];
    const ids = [...a, ...b, ...mails];
    expect(await lease(ids, { busy: ["webhook:a", "mail"] })).toEqual(b);
    expect(await lease(ids, { busy: ["webhook"] })).toEqual(mails);
    expect(await lease(ids)).toEqual(a);
  });

  it("are as many as their sink allows where they are for parts of Daybook", async () => {
    const pushes = await record("push", "desk", 4);
    expect(await lease(pushes)).toEqual(pushes.slice(0, 3));
  });
});

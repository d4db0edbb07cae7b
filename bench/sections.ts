import { bookingsInNode, CONNECTIONS, HOSTS } from "./database/bookings.ts";
import { millionBookings } from "./database/million.ts";
import type { Server } from "./database/server.ts";
import { bookingsOverHttp } from "./http/bookings.ts";
import type { Bundle } from "./http/bundle.ts";
import { effectsToReceiver } from "./http/effects.ts";
import { allowed, fanOut } from "./http/fan-out.ts";
import { memoryOverHosts } from "./http/memory.ts";
import { raceFor64 } from "./http/race.ts";
import { slotReads } from "./http/slots.ts";
import type { Section } from "./measured.ts";
import { slotCases } from "./slots.ts";

/** What the sections share. Folders of one name are each other's: every section takes its own. */
export interface Stage {
  server: Server;
  bundle: Bundle;
  folder(name: string): string;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const sections = {
  async slots(): Promise<Section> {
    const measured = await slotCases();
    return {
      title: "Computing slots",
      method: [
        "The cases of `bench/cases`, and 50 hosts at once, over prepared input in memory, in Node on one core.",
        "“Explained” also gives the reason for every refused time.",
        "The baseline is the obvious implementation with Temporal; both must give the same slots.",
      ],
      baseline: "plain Temporal",
      rows: measured.map((row) => ({ ...row, ratio: row.baseline / row.ours })),
      notes: [],
    };
  },

  async reads({ server, bundle, folder }: Stage): Promise<Section> {
    const { rows, bytes, byCpu, generatorBusy } = await slotReads(server, bundle, folder("reads"));
    return {
      title: "Reading slots over HTTP",
      method: [
        `\`GET …/slots\` of a week (${bytes.toLocaleString("en-US")} bytes) from a warm page room: routing, validation, the look-up of the page, one call of the room.`,
        "The baseline is a Durable Object that answers the same bytes as a constant, reached by a bare `fetch` of its Worker.",
        "Bare workerd without the dev proxy, one for each side; the load comes from another process, one request at a time on each connection.",
        "Identical reads that are under way at the same moment in one isolate share one call of the room.",
      ],
      baseline: "bare object",
      rows,
      notes: [
        ...(byCpu === null
          ? []
          : [`Counted by workerd's own CPU time, the first row is ${percent(byCpu)} of the bare object's rate.`]),
        `The load generator never used more than ${percent(generatorBusy)} of a core.`,
      ],
    };
  },

  async bookings({ server, bundle, folder }: Stage): Promise<Section> {
    const { row, roundTrips } = await bookingsInNode(server);
    const overHttp = await bookingsOverHttp(server, bundle, folder("bookings"));
    return {
      title: "Bookings a second on distinct hosts",
      method: [
        `${HOSTS} hosts, one booking each in a turn, ${CONNECTIONS} at a time; a commit waits for the disk.`,
        "In Node: the use-case with its decision and Drizzle, over open connections as behind Hyperdrive.",
        "Over HTTP: also the Worker, the look-up of the page, the host's desk with its writes to disk, the due clock, and the deliveries, until the last is done.",
        "The baseline sends the very statements that the use-case sent, over as many connections, to a copy of the database;",
        "for the second row it opens three connections for each booking (look-up, transaction, deliveries), as workerd does without Hyperdrive.",
      ],
      baseline: "raw transactions",
      rows: [row, overHttp],
      notes: [`A booking takes ${roundTrips} round trips to Postgres, BEGIN and COMMIT among them.`],
    };
  },

  async effects({ server }: Stage): Promise<Section> {
    const { rows, waiting, receivers } = await effectsToReceiver(server);
    return {
      title: "From an event to its receiver",
      method: [
        `${waiting.toLocaleString("en-US")} changes of as many bookings, committed at once, of ${receivers} webhooks with a local receiver: from then until each message has arrived.`,
        "Ours takes each delivery from Postgres for an attempt, reads its booking, signs, sends, and records what was answered.",
        "The baseline sends the same bodies as bare messages of a queue that is set up alike, whose consumer posts them, ten in a batch, in the same workerd.",
        "Here the queues are wrangler's own, and what the Worker fetches goes by way of the bench's process, which is the receiver too.",
      ],
      baseline: "bare queue messages",
      rows,
      notes: [],
    };
  },

  async race({ server, bundle, folder }: Stage): Promise<Section> {
    return {
      title: "64 claims of one time",
      method: [
        "From the first of 64 parallel claims until the last has its answer; one wins. A host that nobody has asked for before in each race.",
        "Over HTTP the losers get a reason and three alternatives; the page is looked up, its week read and the booking written on connections opened for it.",
        "The baseline books with the fewest statements that are safe (lock the host's row, look, insert two rows) on 64 open connections, and tells losers nothing.",
      ],
      baseline: "raw Postgres with the host-row lock",
      rows: await raceFor64(server, bundle, folder("race")),
      notes: [],
    };
  },

  async live({ server, bundle, folder }: Stage): Promise<Section> {
    const rows = [await fanOut(server, bundle, folder("live"), 1_000)];
    const more = allowed(5_000);
    if (more) rows.push(await fanOut(server, bundle, folder("live-5000"), 5_000));
    return {
      title: "Telling everyone who watches",
      method: [
        "From the word of a host's desk to the page's room until the last of its sockets has the message:",
        "the room works out what the change does to the page's offer, writes the event down and sends it.",
        "The baseline is a Durable Object that sends a text of the same length to as many sockets. Hibernating sockets on both sides, each in a workerd of its own.",
      ],
      baseline: "bare broadcast",
      rows,
      notes: more ? [] : ["5,000 sockets were left out: `ulimit -n` is too low here."],
    };
  },

  async memory({ server, bundle, folder }: Stage): Promise<Section> {
    const measured = await memoryOverHosts(server, bundle, folder("memory"));
    return {
      title: "Memory over a thousand hosts",
      method: [
        "Resident memory of workerd after hosts have been visited one after the other: two months of slots, one booking, once each.",
        "The baseline is as many Durable Objects, two for each host, that write 20 kB to their SQLite.",
        "workerd drops an object that nobody has asked for ten seconds; V8 gives memory back to itself rather than to the system.",
      ],
      baseline: "bare objects",
      rows: measured?.rows ?? [],
      notes: measured
        ? [
            `15 s after the last visit: ${Math.round(measured.idle.ours)} MB, bare ${Math.round(measured.idle.bare)} MB.`,
          ]
        : ["Left out: this system doesn't tell a process's memory in /proc."],
    };
  },

  async million({ server }: Stage): Promise<Section> {
    const { rows, plan } = await millionBookings(server);
    return {
      title: "A week's slots among a million bookings",
      method: [
        "Reading the inputs of one host's week from Postgres and computing its slots, on one connection.",
        "The host has the same 500 bookings in both tables; 999 others share the rest.",
        "A thousand times the rows may cost the depth of an index, not a thousand times the time.",
      ],
      baseline: "1,000 bookings",
      rows,
      notes: plan.map((line) => `\`${line.replace(/^-> */, "")}\``),
    };
  },
} satisfies Record<string, (stage: Stage) => Promise<Section>>;

export type SectionName = keyof typeof sections;

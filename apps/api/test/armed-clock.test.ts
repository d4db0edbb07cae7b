import { pgConnect } from "@daybook/db/connection";
import type { OwnerId, PageScope } from "@daybook/db/scopes";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commitCancel } from "../src/bookings/commit-cancel.ts";
import { commitClaim } from "../src/bookings/commit-claim.ts";
import { commitMove } from "../src/bookings/commit-move.ts";
import type { ChangeOutcome } from "../src/bookings/outcome.ts";
import { newId, type Services } from "../src/services.ts";
import { signingKeys } from "../src/tokens/signing-keys.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
  TEST_KEYS,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { deskOf } from "./faults.ts";

const WAIT = 20_000;
const origin = "http://daybook.test";

let daybook: Daybook;
let host: Host;
let page: Page;
let hostId: string;
let services: Services;
let ahead: number;
let armed: number[];
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  hostId = await deskOf(daybook, host);
});
beforeEach(() => {
  ahead = 0;
  armed = [];
  services = {
    connect: pgConnect(daybook.database.url),
    now: () => Date.now() + ahead,
    newId,
    keys: signingKeys(TEST_KEYS),
    mailFrom: "daybook@localhost",
    armClock: async (instant) => void armed.push(instant - services.now()),
  };
});
afterAll(() => daybook?.close());

const freeTime = async () => Date.parse(at(await slotsOf(daybook, page), 2 * next++));
const bookedOne = async () => (await book(daybook, page, at(await slotsOf(daybook, page), 2 * next++))).json.id;
const key = (scope: string) => ({ scope, key: crypto.randomUUID(), bodyHash: "" });
const change = async () => ({
  scope: host.id as OwnerId,
  hostId,
  bookingId: await bookedOne(),
  actor: "host" as const,
  key: key(`change:${host.id}`),
  origin,
});

const changes: [string, () => Promise<() => Promise<ChangeOutcome>>][] = [
  [
    "a claim",
    async () => {
      const start = await freeTime();
      return () =>
        commitClaim(services, {
          page: { eventTypeId: page.id, hostId, accountId: host.id, handle: host.handle, slug: page.slug } as PageScope,
          start,
          timezone: "UTC",
          invitee: { name: "Long Waiting", email: "waiting@example.com" },
          answers: {},
          origin,
          key: key(`book:${page.id}`),
          holds: [],
        });
    },
  ],
  [
    "a move",
    async () => {
      const [command, start] = [await change(), await freeTime()];
      return () => commitMove(services, { ...command, start, holds: [] });
    },
  ],
  [
    "a cancellation",
    async () => {
      const command = await change();
      return () => commitCancel(services, { ...command, reason: "" });
    },
  ],
];

describe("what waited long for its host's row", () => {
  it.each(changes)("%s arms the clock for an instant that is still to come", async (_, prepared) => {
    const commit = await prepared();
    const other = new pg.Client({ connectionString: daybook.database.url });
    await other.connect();
    try {
      await other.query("BEGIN");
      await other.query("SELECT FROM hosts WHERE id = $1 FOR UPDATE", [hostId]);
      const committing = commit();
      const waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      await eventually(async () => (await askDatabase(daybook, waiting)).length).toBe(1);
      ahead = WAIT;
      await other.query("COMMIT");
      expect((await committing).kind).toBe("done");
    } finally {
      await other.end();
    }
    expect(armed).toEqual([expect.any(Number)]);
    expect(armed[0]).toBeGreaterThan(5_000);
  });
});

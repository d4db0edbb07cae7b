import { pgConnect } from "@daybook/db/connection";
import type { EventTypePage, OwnerId } from "@daybook/db/scopes";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commitCancel } from "../src/booking-changes/commit-cancel.ts";
import { commitClaim } from "../src/booking-changes/commit-claim.ts";
import { commitMove } from "../src/booking-changes/commit-move.ts";
import type { ChangeOutcome } from "../src/booking-changes/outcome.ts";
import { ApiFailure } from "../src/runtime/failure.ts";
import { newId, type Services } from "../src/runtime/services.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { askDatabase, dump } from "./database-dump.ts";
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
import { deskOf } from "./faults.ts";

const origin = "http://daybook.test";

let daybook: Daybook;
let host: Host;
let page: Page;
let hostId: string;
let services: Services;
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  hostId = await deskOf(daybook, host);
});
beforeEach(() => {
  services = {
    connect: pgConnect(daybook.database.url),
    now: () => Date.now(),
    newId,
    keys: signingKeys(TEST_KEYS),
    mailFrom: "daybook@localhost",
    armClock: async () => {},
  };
});
afterAll(() => daybook?.close());

const freeTime = async () => Date.parse(at(await slotsOf(daybook, page), 2 * next++));
const bookedOne = async () => (await book(daybook, page, at(await slotsOf(daybook, page), 2 * next++))).json.id;
const key = (scope: string) => ({ scope, key: crypto.randomUUID(), bodyHash: "" });
const change = async () => ({
  scope: host.id as OwnerId,
  hostIds: [hostId],
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
          page: {
            ...{ kind: "event_type", eventTypeId: page.id, hostIds: [hostId], accountId: host.id, teamId: null },
            ...{ handle: host.handle, slug: page.slug },
          } as unknown as EventTypePage,
          start,
          timezone: "UTC",
          invitee: { name: "Long Waiting", email: "waiting@example.com" },
          answers: {},
          origin,
          key: key(`book:${page.id}`),
          holds: {},
        });
    },
  ],
  [
    "a move",
    async () => {
      const [command, start] = [await change(), await freeTime()];
      return () => commitMove(services, { ...command, start, holds: {} });
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

/** Whether nobody else holds the host's row at this moment. */
const isFree = async () =>
  (await askDatabase(daybook, "SELECT FROM hosts WHERE id = $1 FOR UPDATE SKIP LOCKED", [hostId])).length === 1;
const rows = async () => {
  const { idempotency_keys, ...all } = await dump(daybook);
  return [idempotency_keys?.length, all.events?.length, all.deliveries?.length, all.booking_history?.length];
};

describe("what a change asks of the due clock", () => {
  it.each(changes)("is asked before the host's row is locked, so nobody waits for it: %s", async (_, prepared) => {
    const commit = await prepared();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    services.armClock = () => {
      ask();
      return answered;
    };
    const committing = commit();
    await asked;
    await new Promise((later) => setTimeout(later, 100));
    expect(await isFree()).toBe(true);
    answer();
    expect((await committing).kind).toBe("done");
  });

  it.each(changes)("is a condition of it: %s without it is refused, and nothing was changed", async (_, prepared) => {
    const commit = await prepared();
    const before = await rows();
    services.armClock = async () => {
      throw new ApiFailure("overloaded");
    };
    expect(await commit()).toEqual({ kind: "overloaded" });
    expect(await rows()).toEqual(before);
    services.armClock = async () => {};
    expect((await commit()).kind).toBe("done");
  });
});

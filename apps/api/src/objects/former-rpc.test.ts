import type { EventTypePage } from "@daybook/db/scopes";
import { describe, expect, it } from "vitest";
import type { Env } from "../runtime/env.ts";
import type { DeskMessage, DeskState } from "./desk-rpc.ts";
import {
  type BookingCommand,
  type PageCommand,
  readBookingCommand,
  readMessage,
  readPageCommand,
  writeBookingCommand,
  writeMessage,
  writePageCommand,
} from "./former-rpc.ts";
import { hostDesk } from "./host-desks.ts";
import { pageRoom } from "./page-rooms.ts";

const shown = { eventTypeId: "lesson", accountId: "ann", handle: "ann", slug: "lesson" };
const page = (...hostIds: string[]) =>
  ({ ...shown, kind: "event_type", teamId: null, hostIds }) as unknown as EventTypePage;
const state: DeskState = { hostId: "h1", number: 7, version: 3, holds: [] };
const change = { hostId: "h1", version: 3, removed: [], added: [], busyRemoved: [], busyAdded: [] };

/** An environment with one object of each kind. */
const envOf = (desk: object, room: object = {}) =>
  ({
    ...{ TOKEN_KEYS: `1:${"A".repeat(43)}=`, PUBLIC_URL: "https://book.example" },
    ...{ HOST_DESK: { getByName: () => desk }, PAGE_ROOM: { getByName: () => room } },
  }) as unknown as Env;

describe("a command of the version before", () => {
  it("about a page names its one host, which is the page's whole set", () => {
    const former = { page: { ...shown, hostId: "h1" }, start: 1 } as unknown as PageCommand<{ page: EventTypePage }>;
    expect(readPageCommand(former)).toMatchObject({ page: page("h1"), start: 1 });
  });

  it("about a booking names its one host", () => {
    const former = { bookingId: "b1", hostId: "h1" } as BookingCommand<{ bookingId: string; hostIds: string[] }>;
    expect(readBookingCommand(former)).toMatchObject({ bookingId: "b1", hostIds: ["h1"] });
  });

  it("of this version is taken as it is, with all of its hosts", () => {
    const command = { page: page("h1", "h2") };
    expect(readPageCommand(writePageCommand(command))).toEqual(command);
    expect(readBookingCommand(writeBookingCommand({ hostIds: ["h1", "h2"] }))).toEqual({ hostIds: ["h1", "h2"] });
  });
});

describe("a command to a desk of the version before", () => {
  it("names the host as that version does, but for those of several hosts, which it can't do", () => {
    expect(writePageCommand({ page: page("h1") }).page).toEqual({ ...page("h1"), hostId: "h1" });
    expect(writeBookingCommand({ hostIds: ["h1"] })).toEqual({ hostIds: ["h1"], hostId: "h1" });
    expect(writePageCommand({ page: page("h1", "h2") }).page).not.toHaveProperty("hostId");
    expect(writeBookingCommand({ hostIds: ["h1", "h2"] })).not.toHaveProperty("hostId");
  });

  it("is answered in its words: its number is a message's number, of a version that nobody knows", async () => {
    const answer = async () => ({ push: 7, holds: [] });
    const desk = hostDesk(envOf({ subscribe: answer, holds: answer }), "h1");
    const read = { hostId: "h1", number: 7, version: -1, holds: [] };
    expect([await desk.subscribe("lesson"), await desk.holds()]).toEqual([read, read]);
  });
});

describe("a host's own decision", () => {
  const lacking = async () => {
    throw new TypeError('The RPC receiver does not implement the method "decided".');
  };
  /** A desk of the version before carries out what it knows of a command, and leaves out the rest. */
  const former = () => {
    const carriedOut: unknown[] = [];
    const carry = async (command: unknown) => void carriedOut.push(command);
    return { desk: { claim: carry, move: carry, cancel: carry, decided: lacking }, carriedOut };
  };
  const booking = { hostIds: ["h1"] };
  const decisions = [
    ["claim", { page: page("h1"), host: { accountId: "ann", outsideOffer: false, tellsInvitee: false } }],
    ["move", { ...booking, tellsInvitee: false }],
    ["move", { ...booking, outsideOffer: true }],
    ["cancel", { ...booking, tellsInvitee: false }],
  ] as const;

  it.each(decisions)(
    "to %s isn't carried out by half at a desk of the version before: it's to be asked again",
    async (of, command) => {
      const { desk, carriedOut } = former();
      const asked = hostDesk(envOf(desk), "h1")[of](command as never);
      await expect(asked).rejects.toMatchObject({ code: "overloaded", extra: { retryAfter: 2 } });
      expect(carriedOut).toEqual([]);
    },
  );

  it("is no invitee's change, and none that is as any other", async () => {
    const { desk, carriedOut } = former();
    const asked = hostDesk(envOf(desk), "h1");
    await asked.claim({ page: page("h1") } as never);
    await asked.move({ ...booking, tellsInvitee: true } as never);
    await asked.cancel(booking as never);
    expect(carriedOut).toHaveLength(3);
  });
});

describe("a message between a desk and a room of different versions", () => {
  const messages: [string, DeskMessage, unknown][] = [
    ["only holds moved", { ...state, kind: "holds" }, { push: 7, holds: [] }],
    ["a change", { ...state, kind: "change", change }, { push: 7, holds: [], change: null }],
    ["an unknown change", { ...state, kind: "invalidate", isUncertain: true }, { push: 7, holds: [], change: null }],
  ];

  it.each(messages)("in the former words, of %s, says no more than to read again", (_, message, former) => {
    expect(writeMessage(message)).toEqual(former);
  });

  it("in the former words makes a room of this version compare with Postgres", () => {
    const read = { hostId: "h1", number: 7, version: -1, holds: [], kind: "invalidate", isUncertain: true };
    for (const change of [undefined, null, { version: 4 }])
      expect(readMessage("h1", { push: 7, holds: [], change })).toEqual(read);
  });

  it("goes to a room of the version before by the method that it has", async () => {
    const heard: unknown[] = [];
    const former = {
      notify: async () => {
        throw new TypeError('The RPC receiver does not implement the method "notify".');
      },
      word: async (message: unknown) => void heard.push(message),
    };
    await pageRoom(envOf({}, former), "lesson").notify({ ...state, kind: "change", change });
    expect(heard).toEqual([{ push: 7, holds: [], change: null }]);
  });

  it("that fails in a room of this version fails, and isn't sent in other words", async () => {
    const heard: unknown[] = [];
    const broken = {
      notify: async () => {
        throw new TypeError("Cannot read properties of undefined");
      },
      word: async (message: unknown) => void heard.push(message),
    };
    const sent = pageRoom(envOf({}, broken), "lesson").notify({ ...state, kind: "holds" });
    await expect(sent).rejects.toThrow("Cannot read");
    expect(heard).toEqual([]);
  });
});

import type { AllOperations } from "@daybook/contract/all-operations";
import { type Answer, book, type Daybook, type Host, invitee, key, manageToken, type Page } from "./daybook.ts";
import { factorWriting } from "./factor-samples.ts";

/** What the ways to change a booking are tried in. */
export interface Stage {
  daybook: Daybook;
  host: Host;
  page: Page;
  /** A page that books two hosts together. */
  together: Page;
  /** The start of a time that no way was given before. */
  free(on?: Page): Promise<string>;
  /** A time that the page doesn't offer. */
  unoffered(): string;
}

/** The transition of one booking, and what has to be written of it. */
export interface Transition {
  name: string;
  /** Makes the booking that is changed; its answer is handed on. None where the way makes it itself. */
  before?(stage: Stage): Promise<Answer>;
  act(stage: Stage, booked: Answer): Promise<Answer>;
  /** Null where nothing may be written. */
  writes: {
    kind:
      | "booking.created"
      | "booking.rescheduled"
      | "booking.cancelled"
      | "booking.readdressed"
      | "booking.resent"
      | "booking.answered"
      | "booking.guests_changed";
    sequence: number;
    actor: "host" | "invitee";
    /** Whom mails go to; every host of the booking has a push, and every webhook that asks for the kind its message. */
    mails: readonly ("host" | "invitee")[];
    hosts?: number;
    /** Nobody's time is touched by it: no host has a push. */
    timeless?: true;
    /** What waits for the time that the booking has now: whom it reminds, of the page's rules. Nothing else waits. */
    reminds: readonly ("host" | "invitee")[];
    /** How many guests are told of it, and how many come along then; none when absent. */
    guests?: number;
    along?: number;
  } | null;
}

const EVERYBODY = ["host", "invitee"] as const;
export const made = async (stage: Stage) => book(stage.daybook, stage.page, await stage.free());
const guests = [{ email: "lea@example.com", name: "Lea" }, { email: "max@example.com" }];
const withGuests = async (stage: Stage) => book(stage.daybook, stage.page, await stage.free(), { guests });
const onTogether = async (stage: Stage) => book(stage.daybook, stage.together, await stage.free(stage.together));

export const asHost = ({ daybook, host }: Stage, path: string, body: object, headers = key()) =>
  daybook.call("POST", path, body, { token: host.token, headers });
export const asInvitee = ({ daybook }: Stage, booked: Answer, what: string, body: object, headers = key()) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/${what}`, body, { headers });
const bookFor = (stage: Stage, start: string, over: object = {}) =>
  asHost(stage, "/v1/bookings", {
    ...{ eventTypeId: stage.page.id, start, timezone: "UTC", invitee: invitee() },
    ...over,
  });
const takeOff = ({ daybook, host }: Stage, path: string, asOwner = false) =>
  daybook.call("DELETE", path, undefined, asOwner ? { token: host.token } : {});
/** Asks twice under one key: the second is answered as the first was. */
export async function twice(ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Answer> {
  const headers = key();
  await ask(headers);
  return ask(headers);
}

const told = { actor: "invitee", mails: EVERYBODY, reminds: EVERYBODY } as const;
const created = { ...told, kind: "booking.created", sequence: 0 } as const;
const moved = { ...told, kind: "booking.rescheduled", sequence: 1 } as const;
const cancelled = { ...told, kind: "booking.cancelled", sequence: 1, reminds: [] } as const;
const guestsChanged = { ...told, kind: "booking.guests_changed", sequence: 1, mails: [] } as const;
const byHost = { actor: "host" } as const;
const silently = { actor: "host", mails: ["host"], reminds: ["host"] } as const;

/** Every way to change a booking from outside, by its operation. */
export const bookingPaths = {
  "POST /v1/pages/{handle}/{slug}/bookings": [
    { name: "books", act: made, writes: created },
    {
      name: "books what it holds",
      async act(stage) {
        const start = await stage.free();
        const held = await stage.daybook.call("POST", `${stage.page.path}/holds`, { start });
        return book(stage.daybook, stage.page, start, { hold: held.json.id });
      },
      writes: created,
    },
    {
      name: "asks again under its key",
      async act(stage) {
        const [start, who] = [await stage.free(), invitee()];
        return twice((headers) => book(stage.daybook, stage.page, start, { invitee: who }, headers));
      },
      writes: created,
    },
    { name: "books with guests", act: withGuests, writes: { ...created, guests: 2, along: 2 } },
    { name: "books two hosts at once", act: onTogether, writes: { ...created, hosts: 2 } },
  ],
  "POST /v1/bookings": [
    {
      name: "books for somebody",
      act: async (stage) => bookFor(stage, await stage.free()),
      writes: { ...created, ...byHost },
    },
    {
      name: "books for somebody who isn't told",
      act: async (stage) => bookFor(stage, await stage.free(), { notify: false }),
      writes: { ...created, ...silently },
    },
    {
      name: "books for somebody with guests",
      act: async (stage) => bookFor(stage, await stage.free(), { guests }),
      writes: { ...created, ...byHost, guests: 2, along: 2 },
    },
    {
      name: "books for somebody with guests, and none of them is told",
      act: async (stage) => bookFor(stage, await stage.free(), { guests, notify: false }),
      writes: { ...created, ...silently, along: 2 },
    },
    {
      name: "books outside the offer",
      act: (stage) => bookFor(stage, stage.unoffered(), { outsideOffer: true }),
      writes: { ...created, ...byHost },
    },
  ],
  "POST /v1/bookings/{id}/rescheduling": [
    {
      name: "moves",
      before: made,
      act: async (stage, { json }) =>
        asHost(stage, `/v1/bookings/${json.id}/rescheduling`, { start: await stage.free() }),
      writes: { ...moved, ...byHost },
    },
    {
      name: "moves one with guests",
      before: withGuests,
      act: async (stage, { json }) =>
        asHost(stage, `/v1/bookings/${json.id}/rescheduling`, { start: await stage.free() }),
      writes: { ...moved, ...byHost, guests: 2, along: 2 },
    },
    {
      name: "moves without telling the invitee",
      before: made,
      act: async (stage, { json }) =>
        asHost(stage, `/v1/bookings/${json.id}/rescheduling`, { start: await stage.free(), notify: false }),
      writes: { ...moved, ...silently },
    },
    {
      name: "moves outside the offer",
      before: made,
      act: (stage, { json }) =>
        asHost(stage, `/v1/bookings/${json.id}/rescheduling`, { start: stage.unoffered(), outsideOffer: true }),
      writes: { ...moved, ...byHost },
    },
    {
      name: "moves to where it stands",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/rescheduling`, { start: json.start }),
      writes: null,
    },
  ],
  "POST /v1/bookings/{id}/cancellation": [
    {
      name: "cancels",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/cancellation`, { reason: "Rain" }),
      writes: { ...cancelled, ...byHost },
    },
    {
      name: "cancels without telling the invitee",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/cancellation`, { notify: false }),
      writes: { ...cancelled, ...silently, reminds: [] },
    },
    {
      name: "cancels without a key, and again",
      before: made,
      async act(stage, { json }) {
        const path = `/v1/bookings/${json.id}/cancellation`;
        const answer = await asHost(stage, path, {}, {});
        await asHost(stage, path, {}, {});
        return answer;
      },
      writes: { ...cancelled, ...byHost },
    },
  ],
  "POST /v1/manage/{token}/rescheduling": [
    {
      name: "moves",
      before: made,
      act: async (stage, booked) => asInvitee(stage, booked, "rescheduling", { start: await stage.free() }),
      writes: moved,
    },
    {
      name: "moves again",
      async before(stage) {
        const booked = await made(stage);
        await asInvitee(stage, booked, "rescheduling", { start: await stage.free() });
        return booked;
      },
      act: async (stage, booked) => asInvitee(stage, booked, "rescheduling", { start: await stage.free() }),
      writes: { ...moved, sequence: 2 },
    },
    {
      name: "moves two hosts at once",
      before: onTogether,
      act: async (stage, booked) =>
        asInvitee(stage, booked, "rescheduling", { start: await stage.free(stage.together) }),
      writes: { ...moved, hosts: 2 },
    },
    {
      name: "asks again under its key",
      before: made,
      async act(stage, booked) {
        const start = await stage.free();
        return twice((headers) => asInvitee(stage, booked, "rescheduling", { start }, headers));
      },
      writes: moved,
    },
    {
      name: "moves to where it stands",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "rescheduling", { start: booked.json.start }),
      writes: null,
    },
  ],
  "PUT /v1/manage/{token}/reminders": [
    {
      name: "switches reminders off",
      before: made,
      act: ({ daybook }, booked) => daybook.call("PUT", `/v1/manage/${manageToken(booked)}/reminders`, { on: false }),
      writes: null,
    },
  ],
  "POST /v1/manage/{token}/cancellation": [
    {
      name: "cancels",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "cancellation", { reason: "Rain" }),
      writes: cancelled,
    },
    {
      name: "cancels one with guests",
      before: withGuests,
      act: (stage, booked) => asInvitee(stage, booked, "cancellation", {}),
      writes: { ...cancelled, guests: 2, along: 2 },
    },
    {
      name: "cancels with two hosts",
      before: onTogether,
      act: (stage, booked) => asInvitee(stage, booked, "cancellation", {}),
      writes: { ...cancelled, hosts: 2 },
    },
  ],
  "POST /v1/bookings/{id}/guests": [
    {
      name: "adds guests",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/guests`, { guests }),
      writes: { ...guestsChanged, ...byHost, guests: 2, along: 2 },
    },
  ],
  "DELETE /v1/bookings/{id}/guests/{guestId}": [
    {
      name: "takes a guest off",
      before: withGuests,
      act: (stage, { json }) => takeOff(stage, `/v1/bookings/${json.id}/guests/${json.guests[0].id}`, true),
      writes: { ...guestsChanged, ...byHost, guests: 1, along: 1 },
    },
  ],
  "POST /v1/manage/{token}/guests": [
    {
      name: "adds guests",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "guests", { guests }),
      writes: { ...guestsChanged, guests: 2, along: 2 },
    },
    {
      name: "asks again under its key",
      before: made,
      act: (stage, booked) => twice((headers) => asInvitee(stage, booked, "guests", { guests }, headers)),
      writes: { ...guestsChanged, guests: 2, along: 2 },
    },
    {
      name: "adds a host, who comes anyway",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "guests", { guests: [{ email: stage.host.email }] }),
      writes: null,
    },
  ],
  "DELETE /v1/manage/{token}/guests/{guestId}": [
    {
      name: "takes a guest off",
      before: withGuests,
      act: (stage, booked) => takeOff(stage, `/v1/manage/${manageToken(booked)}/guests/${booked.json.guests[1].id}`),
      writes: { ...guestsChanged, guests: 1, along: 1 },
    },
    {
      name: "takes a guest off who is off already",
      async before(stage) {
        const booked = await withGuests(stage);
        await takeOff(stage, `/v1/manage/${manageToken(booked)}/guests/${booked.json.guests[1].id}`);
        return booked;
      },
      act: (stage, booked) => takeOff(stage, `/v1/manage/${manageToken(booked)}/guests/${booked.json.guests[1].id}`),
      writes: null,
    },
  ],
} as const satisfies Partial<Record<keyof AllOperations, readonly Transition[]>>;

/** The other calls that write: none of them may touch a booking. A new call goes here, or above. */
export const otherWrites: readonly (keyof AllOperations)[] = [
  "POST /v1/accounts",
  "POST /v1/event-types/preview",
  "POST /v1/event-types/message-previews",
  "POST /v1/event-types/{id}/test-mails",
  "PUT /v1/event-type-order",
  "POST /v1/mailed-links",
  "POST /v1/sign-ups",
  "POST /v1/sign-ups/completion",
  "POST /v1/me/verifications",
  "POST /v1/me/verifications/code",
  "POST /v1/verifications",
  "POST /v1/password-resets",
  "POST /v1/password-resets/completion",
  "POST /v1/magic-links",
  "POST /v1/magic-links/completion",
  "PUT /v1/me/password",
  "POST /v1/me/email-changes",
  "DELETE /v1/me/email-changes/pending",
  "POST /v1/email-changes",
  "POST /v1/email-changes/reversal",
  "POST /v1/sessions",
  "POST /v1/sessions/refresh",
  "DELETE /v1/sessions/current",
  ...factorWriting,
  "DELETE /v1/sessions/{id}",
  "DELETE /v1/sessions",
  "POST /v1/tokens",
  "PATCH /v1/me",
  "POST /v1/schedules",
  "PUT /v1/schedules/{id}",
  "DELETE /v1/schedules/{id}",
  "POST /v1/event-types",
  "PATCH /v1/event-types/{id}",
  "DELETE /v1/event-types/{id}",
  "POST /v1/event-types/{id}/restoration",
  "POST /v1/event-types/{id}/copies",
  "POST /v1/event-types/{id}/preview",
  "POST /v1/pages/{handle}/{slug}/holds",
  "DELETE /v1/holds/{id}",
  "POST /v1/manage/{token}/erasure",
  "POST /v1/me/exports",
  "POST /v1/me/exports/{id}/fetches",
  "DELETE /v1/me/exports/{id}",
  "POST /v1/me/deletion",
  "DELETE /v1/me/deletion",
  "POST /v1/feeds",
  "POST /v1/feeds/{id}/rotation",
  "DELETE /v1/feeds/{id}",
  "POST /v1/api-keys",
  "DELETE /v1/api-keys/{id}",
  "POST /v1/provider-flows",
  "POST /v1/provider-flows/completion",
  "POST /v1/provider-flows/current/account",
  "POST /v1/me/provider-flows",
  "POST /v1/me/identities",
  "DELETE /v1/me/identities/{id}",
  "POST /v1/webhooks",
  "PATCH /v1/webhooks/{id}",
  "DELETE /v1/webhooks/{id}",
  "POST /v1/webhooks/{id}/rotation",
  "POST /v1/webhooks/{id}/ping",
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay",
  "POST /v1/webhooks/{id}/replays",
  "POST /v1/inbound/mail-events",
  "POST /v1/unsubscribe/{token}",
  "POST /v1/deliveries/{id}/replay",
  "POST /v1/deliveries/replay",
  "POST /v1/deliveries/{id}/dismissal",
  "DELETE /v1/deliveries/{id}/dismissal",
  "POST /v1/chat-channels",
  "PATCH /v1/chat-channels/{id}",
  "DELETE /v1/chat-channels/{id}",
  "POST /v1/chat-channels/{id}/restoration",
  "POST /v1/chat-channels/{id}/test",
  "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay",
  "POST /v1/chat-channels/{id}/replays",
];

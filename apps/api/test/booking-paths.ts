import type { AllOperations } from "@daybook/contract/all-operations";
import { type Answer, book, type Daybook, type Host, invitee, key, manageToken, type Page } from "./daybook.ts";
import { handIn, replyTo } from "./mail-service.ts";

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
      | "booking.answered";
    sequence: number;
    actor: "host" | "invitee";
    /** Whom mails go to; every host of the booking has a push, and every webhook that asks for the kind its message. */
    mails: readonly ("host" | "invitee")[];
    hosts?: number;
    /** Nobody's time is touched by it: no host has a push. */
    timeless?: true;
  } | null;
}

const EVERYBODY = ["host", "invitee"] as const;
const made = async (stage: Stage) => book(stage.daybook, stage.page, await stage.free());
const onTogether = async (stage: Stage) => book(stage.daybook, stage.together, await stage.free(stage.together));

const asHost = ({ daybook, host }: Stage, path: string, body: object, headers = key()) =>
  daybook.call("POST", path, body, { token: host.token, headers });
const asInvitee = ({ daybook }: Stage, booked: Answer, what: string, body: object, headers = key()) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/${what}`, body, { headers });
const bookFor = (stage: Stage, start: string, over: object = {}) =>
  asHost(stage, "/v1/bookings", {
    ...{ eventTypeId: stage.page.id, start, timezone: "UTC", invitee: invitee() },
    ...over,
  });
/** Asks twice under one key: the second is answered as the first was. */
async function twice(ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Answer> {
  const headers = key();
  await ask(headers);
  return ask(headers);
}

const created = { kind: "booking.created", sequence: 0, actor: "invitee", mails: EVERYBODY } as const;
const moved = { kind: "booking.rescheduled", sequence: 1, actor: "invitee", mails: EVERYBODY } as const;
const cancelled = { kind: "booking.cancelled", sequence: 1, actor: "invitee", mails: EVERYBODY } as const;
const byHost = { actor: "host" } as const;
const silently = { actor: "host", mails: ["host"] } as const;

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
      writes: { ...cancelled, ...silently },
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
  "POST /v1/manage/{token}/cancellation": [
    {
      name: "cancels",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "cancellation", { reason: "Rain" }),
      writes: cancelled,
    },
    {
      name: "cancels with two hosts",
      before: onTogether,
      act: (stage, booked) => asInvitee(stage, booked, "cancellation", {}),
      writes: { ...cancelled, hosts: 2 },
    },
  ],
  "POST /v1/bookings/{id}/address-correction": [
    {
      name: "corrects the address",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/address-correction`, { email: invitee().email }),
      writes: { kind: "booking.readdressed", sequence: 1, actor: "host", mails: ["invitee"], timeless: true },
    },
    {
      name: "corrects it again under its key",
      before: made,
      act: (stage, { json }) => {
        const { email } = invitee();
        return twice((headers) => asHost(stage, `/v1/bookings/${json.id}/address-correction`, { email }, headers));
      },
      writes: { kind: "booking.readdressed", sequence: 1, actor: "host", mails: ["invitee"], timeless: true },
    },
  ],
  "POST /v1/bookings/{id}/mail-resumption": [
    {
      name: "has the confirmation sent again",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/mail-resumption`, {}),
      writes: { kind: "booking.resent", sequence: 1, actor: "host", mails: ["invitee"], timeless: true },
    },
  ],
  "POST /v1/manage/{token}/mail-resumption": [
    {
      name: "has the confirmation sent again",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "mail-resumption", {}),
      writes: { kind: "booking.resent", sequence: 1, actor: "invitee", mails: ["invitee"], timeless: true },
    },
  ],
  "POST /v1/bookings/{id}/keeping": [
    {
      name: "keeps what a calendar declined",
      async before(stage) {
        const booked = await made(stage);
        await handIn(stage.daybook, await replyTo(stage.daybook, booked, "DECLINED"));
        return booked;
      },
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/keeping`, {}),
      writes: null,
    },
  ],
  "POST /v1/inbound/mail": [
    {
      name: "brings a calendar’s no",
      before: made,
      act: async ({ daybook }, booked) => handIn(daybook, await replyTo(daybook, booked, "DECLINED")),
      writes: { kind: "booking.answered", sequence: 1, actor: "invitee", mails: ["host"], timeless: true },
    },
    {
      name: "brings a calendar’s yes",
      before: made,
      act: async ({ daybook }, booked) => handIn(daybook, await replyTo(daybook, booked, "ACCEPTED")),
      writes: { kind: "booking.answered", sequence: 1, actor: "invitee", mails: [], timeless: true },
    },
    {
      name: "brings the same twice",
      before: made,
      async act({ daybook }, booked) {
        const message = await replyTo(daybook, booked, "DECLINED");
        await handIn(daybook, message);
        return handIn(daybook, message);
      },
      writes: { kind: "booking.answered", sequence: 1, actor: "invitee", mails: ["host"], timeless: true },
    },
  ],
} as const satisfies Partial<Record<keyof AllOperations, readonly Transition[]>>;

/** The other calls that write: none of them may touch a booking. A new call goes here, or above. */
export const otherWrites: readonly (keyof AllOperations)[] = [
  "POST /v1/accounts",
  "POST /v1/event-types/preview",
  "PUT /v1/event-type-order",
  "POST /v1/sessions",
  "POST /v1/sessions/refresh",
  "DELETE /v1/sessions/current",
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
  "POST /v1/feeds",
  "POST /v1/feeds/{id}/rotation",
  "DELETE /v1/feeds/{id}",
  "POST /v1/webhooks",
  "PATCH /v1/webhooks/{id}",
  "DELETE /v1/webhooks/{id}",
  "POST /v1/webhooks/{id}/rotation",
  "POST /v1/webhooks/{id}/ping",
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay",
  "POST /v1/webhooks/{id}/replays",
  "POST /v1/inbound/mail-events",
];

import type { AllOperations } from "@daybook/contract/all-operations";
import { asHost, asInvitee, made, type Transition, twice } from "./booking-paths.ts";
import { invitee } from "./daybook.ts";
import { handIn, replyTo } from "./mail-service.ts";

/** None of these touches the time: what waits for it goes on waiting. */
const BOTH = ["host", "invitee"] as const;

/** The ways to change what is known of an invitee, a booking's time left alone. */
export const inviteePaths = {
  "POST /v1/bookings/{id}/address-correction": [
    {
      name: "corrects the address",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/address-correction`, { email: invitee().email }),
      writes: {
        kind: "booking.readdressed",
        sequence: 1,
        actor: "host",
        mails: ["invitee"],
        reminds: BOTH,
        timeless: true,
      },
    },
    {
      name: "corrects it again under its key",
      before: made,
      act: (stage, { json }) => {
        const { email } = invitee();
        return twice((headers) => asHost(stage, `/v1/bookings/${json.id}/address-correction`, { email }, headers));
      },
      writes: {
        kind: "booking.readdressed",
        sequence: 1,
        actor: "host",
        mails: ["invitee"],
        reminds: BOTH,
        timeless: true,
      },
    },
  ],
  "POST /v1/bookings/{id}/mail-resumption": [
    {
      name: "has the confirmation sent again",
      before: made,
      act: (stage, { json }) => asHost(stage, `/v1/bookings/${json.id}/mail-resumption`, {}),
      writes: { kind: "booking.resent", sequence: 1, actor: "host", mails: ["invitee"], reminds: BOTH, timeless: true },
    },
  ],
  "POST /v1/manage/{token}/mail-resumption": [
    {
      name: "has the confirmation sent again",
      before: made,
      act: (stage, booked) => asInvitee(stage, booked, "mail-resumption", {}),
      writes: {
        kind: "booking.resent",
        sequence: 1,
        actor: "invitee",
        mails: ["invitee"],
        reminds: BOTH,
        timeless: true,
      },
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
      writes: {
        kind: "booking.answered",
        sequence: 1,
        actor: "invitee",
        mails: ["host"],
        reminds: BOTH,
        timeless: true,
      },
    },
    {
      name: "brings a calendar’s yes",
      before: made,
      act: async ({ daybook }, booked) => handIn(daybook, await replyTo(daybook, booked, "ACCEPTED")),
      writes: { kind: "booking.answered", sequence: 1, actor: "invitee", mails: [], reminds: BOTH, timeless: true },
    },
    {
      name: "brings the same twice",
      before: made,
      async act({ daybook }, booked) {
        const message = await replyTo(daybook, booked, "DECLINED");
        await handIn(daybook, message);
        return handIn(daybook, message);
      },
      writes: {
        kind: "booking.answered",
        sequence: 1,
        actor: "invitee",
        mails: ["host"],
        reminds: BOTH,
        timeless: true,
      },
    },
  ],
} as const satisfies Partial<Record<keyof AllOperations, readonly Transition[]>>;

import type { BookingDetail } from "./bookings.ts";
import type { Managed } from "./manage.ts";

/** Good bodies and answers of what is about mails, for a booking. */
export const mailExamples = (bookingDetail: BookingDetail, managed: Managed) =>
  ({
    "POST /v1/bookings/{id}/address-correction": {
      body: { email: "jo.silva@example.com" },
      answer: {
        ...bookingDetail,
        invitee: { ...bookingDetail.invitee, email: "jo.silva@example.com" },
        history: [
          ...bookingDetail.history,
          { at: "2030-03-10T17:00:00Z", kind: "readdressed", by: "host", was: "jo@example.com" },
        ],
      },
    },
    "POST /v1/bookings/{id}/mail-resumption": {
      answer: {
        ...bookingDetail,
        history: [...bookingDetail.history, { at: "2030-03-10T17:00:00Z", kind: "resent", by: "host" }],
      },
    },
    "POST /v1/bookings/{id}/keeping": {
      answer: {
        ...bookingDetail,
        history: [
          ...bookingDetail.history,
          { at: "2030-03-11T08:00:00Z", kind: "answered", by: "invitee", answer: "declined", answeredBy: "Jo Silva" },
          { at: "2030-03-11T09:00:00Z", kind: "kept", by: "host" },
        ],
        replies: [{ name: "Jo Silva", answer: "declined", comment: "", at: "2030-03-11T08:00:00Z", open: false }],
      },
    },
    "POST /v1/inbound/mail-events": {
      body: {
        type: "email.bounced",
        created_at: "2030-03-10T16:20:09.000Z",
        data: {
          email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
          created_at: "2030-03-10T16:20:02.000Z",
          from: "Daybook <hello@book.example>",
          to: ["jo@example.com"],
          subject: "You’re booked",
          tags: { delivery: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07" },
          bounce: { message: "550 5.1.1 User unknown", type: "Permanent", subType: "General" },
        },
      },
      answer: { noted: true },
    },
    "POST /v1/inbound/mail": {
      body: "From: Jo Silva <jo@example.com>\r\nTo: replies+agrb5btk45yv5icb3giomhsl4qay3ofip73zggva6dnhl3a@in.example\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR…",
      answer: { noted: true },
    },
    "POST /v1/manage/{token}/mail-resumption": { body: {}, answer: managed },
  }) satisfies Record<string, { body?: object | string; answer: BookingDetail | Managed | { noted: boolean } }>;

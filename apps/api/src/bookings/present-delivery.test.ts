import type { BookedHost, BookingRow } from "@daybook/db/bookings";
import { expect, it } from "vitest";
import { presentDelivery } from "./present-delivery.ts";

const host = (id: string): BookedHost => ({
  ...{ id, name: `Host ${id}`, email: `${id}@example.com` },
  ...{ timezone: "UTC", locale: null, hour12: null },
});
const row = {
  ...{ inviteeName: "Jo", inviteeEmail: "jo@example.com" },
  guests: [{ id: "gus", email: "gus@example.com", name: "Gus", removed: true }],
} as unknown as BookingRow;
const mailTo = (target: string, eventKind = "booking.created", after: object = {}) =>
  presentDelivery(
    {
      ...{ id: "1", sink: "mail", target, about: "", state: "done", attempts: 1, lastError: null, eventKind, after },
      ...{ doneAt: 1, dueAt: 0, leasedUntil: null },
    },
    row,
    [host("ann"), host("ben")],
    "ann",
  );

it("a mail is to whom its target names, and to nobody else where nobody of that name hosts", () => {
  expect(mailTo("invitee")).toMatchObject({ to: "jo@example.com", recipient: { as: "invitee", name: "Jo" } });
  expect(mailTo("host:ann")).toMatchObject({ to: "ann@example.com", recipient: { name: "Host ann", you: true } });
  expect(mailTo("host:ben")).toMatchObject({ to: "ben@example.com", recipient: { name: "Host ben", you: false } });
  expect(mailTo("host:cat")).toMatchObject({ to: "", recipient: { as: "host", name: "", you: false } });
});

it("a guest's mail is to their address, and is called by what it is to them", () => {
  expect(mailTo("guest:gus")).toMatchObject({
    ...{ kind: "mail.confirmed", to: "gus@example.com" },
    recipient: { as: "guest", name: "Gus", you: false },
  });
  const kind = (after: object) => mailTo("guest:gus", "booking.guests_changed", after).kind;
  expect([kind({ guestIds: ["gus"] }), kind({ guestIds: [] }), kind({})]).toEqual([
    "mail.confirmed",
    "mail.removed",
    "mail.removed",
  ]);
  expect(mailTo("guest:gil")).toMatchObject({ to: "", recipient: { as: "guest", name: "" } });
});

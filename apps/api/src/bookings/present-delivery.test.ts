import type { BookedHost, BookingRow } from "@daybook/db/bookings";
import { expect, it } from "vitest";
import { presentDelivery } from "./present-delivery.ts";

const host = (id: string): BookedHost => ({
  ...{ id, name: `Host ${id}`, email: `${id}@example.com` },
  ...{ timezone: "UTC", locale: null, hour12: null },
});
const row = { inviteeName: "Jo", inviteeEmail: "jo@example.com" } as BookingRow;
const mailTo = (target: string) =>
  presentDelivery(
    {
      ...{ id: "1", target, about: "", state: "done", attempts: 1, lastError: null, eventKind: "booking.created" },
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

import "../../words/testing/english.ts";
import { deliveryCauses } from "@daybook/contract/bookings";
import type { Delivery } from "@daybook/contract/deliveries";
import { expect, test } from "vitest";
import { causeWords, nameOf, sinkWords, waitsForTry } from "./delivery-names.ts";

const ines = "ines@example.com";
const mail = {
  sink: "mail",
  type: "booking.created",
  about: "",
  recipient: { as: "invitee", name: "Jonas Lindqvist", address: "jonas@example.com" },
} satisfies Partial<Delivery>;

test("a mail is named by what it brings and to whom", () => {
  expect(nameOf(mail, ines)).toBe("Confirmation to Jonas");
  expect(nameOf({ ...mail, type: "booking.rescheduled" }, ines)).toBe("New time to Jonas");
  expect(nameOf({ ...mail, about: "reminder:60" }, ines)).toBe("Reminder to Jonas");
  expect(nameOf({ ...mail, recipient: { as: "host", name: "Ines Duarte", address: ines } }, ines)).toBe(
    "Confirmation to you",
  );
  expect(nameOf({ ...mail, type: "webhook.paused", recipient: { as: "owner", name: "", address: "" } }, ines)).toBe(
    "Message to you",
  );
});

test("a guest's mail says whose it is, by address where no name is known, and that it took one off", () => {
  const toLea = { ...mail, recipient: { as: "guest", name: "", address: "lea@example.com" } };
  expect(nameOf(toLea, ines)).toBe("Invitation to lea@example.com");
  expect(nameOf({ ...toLea, type: "booking.guests_changed", about: "removed" }, ines)).toBe(
    "Invitation to lea@example.com taken back",
  );
});

test("any other is named by what it tells of and where it goes, as far as that is known", () => {
  const hook = {
    ...mail,
    sink: "webhook",
    recipient: { as: "webhook", name: "", address: "https://crm.example/hook" },
  };
  expect(nameOf(hook, ines)).toBe("Booked, to crm.example");
  expect(nameOf({ ...hook, recipient: { ...hook.recipient, name: "Our CRM" } }, ines)).toBe("Booked, to Our CRM");
  expect(nameOf({ ...hook, sink: "pigeon", recipient: { as: "pigeon", name: "", address: "" } }, ines)).toBe(
    "Booked, to pigeon",
  );
  expect([sinkWords("mail"), sinkWords("pigeon")]).toEqual(["Mail", "pigeon"]);
});

test("why is told in words, or by what a program answered", () => {
  expect(causeWords({ sink: "mail", cause: "address_refused", lastStatus: null })).toBe(
    "The mail service refuses this address.",
  );
  expect(causeWords({ sink: "mail", cause: "unknown", lastStatus: 503 })).toBe("It answered 503.");
  expect(causeWords({ sink: "mail", cause: "unknown", lastStatus: null })).toBeNull();
  expect(causeWords({ sink: "mail", cause: null, lastStatus: 204 })).toBeNull();
});

test("every cause that is known has words, and a mail service is blamed for mails alone", () => {
  const words = (sink: string) =>
    deliveryCauses.filter((cause) => cause !== "unknown").map((cause) => causeWords({ sink, cause, lastStatus: null }));
  expect(words("mail")).not.toContain("Nobody knows why.");
  expect(words("mail")).toContain("Mails to this address are stopped.");
  expect(causeWords({ sink: "webhook", cause: "no_answer", lastStatus: null })).toBe("Its receiver doesn’t answer.");
});

test("one that failed and waits for its next try can go now, but not before the one before it", () => {
  const now = Date.parse("2030-01-15T14:36:00Z");
  const waiting = { state: "waiting", attempts: 2, nextAttemptAt: "2030-01-15T16:14:00Z", waitsFor: null } as const;
  expect(waitsForTry(waiting, now)).toBe(true);
  expect(waitsForTry({ ...waiting, attempts: 0 }, now)).toBe(false);
  expect(waitsForTry({ ...waiting, waitsFor: "1" }, now)).toBe(false);
  expect(waitsForTry({ ...waiting, nextAttemptAt: "2030-01-15T14:36:00Z" }, now)).toBe(false);
  expect(waitsForTry({ ...waiting, state: "failed", nextAttemptAt: null }, now)).toBe(false);
});

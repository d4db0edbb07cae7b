import "../../words/testing/english.ts";
import type { Delivery } from "@daybook/contract/deliveries";
import { expect, test } from "vitest";
import { causeWords, nameOf, sinkWords } from "./delivery-names.ts";

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
  expect(causeWords({ cause: "address_refused", lastStatus: null })).toBe("The mail service refuses this address.");
  expect(causeWords({ cause: "unknown", lastStatus: 503 })).toBe("It answered 503.");
  expect(causeWords({ cause: "unknown", lastStatus: null })).toBeNull();
  expect(causeWords({ cause: null, lastStatus: 204 })).toBeNull();
});

import type { BookingRow } from "@daybook/db/bookings";
import { serverWords } from "@daybook/words/server";
import { expect, it } from "vitest";
import { guestEvent, hostEvent, inviteeEvent } from "./calendar-event.ts";

const row = {
  id: "1",
  state: "cancelled",
  calendarUid: "1@2",
  sequence: 0,
  start: 0,
  end: 1,
  createdAt: 0,
  updatedAt: 0,
  settings: { title: "課", price: "€45", location: { kind: "custom", value: "" } },
  inviteeName: "約拿",
  inviteeEmail: "4@5.6",
  inviteeTimezone: "UTC",
  answers: [{ label: "何", value: "是" }],
  cancelReason: "病",
  guests: [
    { id: "2", email: "9@10.11", name: "友", removed: false },
    { id: "3", email: "12@13.14", name: "", removed: true },
  ],
} as unknown as BookingRow;

it("a host's entry says who, what they wrote, and why it was cancelled", () => {
  expect(hostEvent(row, "UTC", "https://7.8", serverWords("en"))).toMatchObject({
    summary: "課: 約拿",
    description: "約拿 <4@5.6>\nGuests: 友 <9@10.11>\n何: 是\nCancelled: 病",
  });
});

it("an invitee's entry says with whom, and where it can be changed", () => {
  expect(inviteeEvent(row, "伊根", "https://7.8", serverWords("en"))).toMatchObject({
    summary: "課 with 伊根",
    description: "€45\nSee, move or cancel: https://7.8",
  });
});

it("a guest's entry says with whom and who booked it, by name, and nothing of anybody else", () => {
  const sender = { name: "伊根", address: "15@16.17" };
  const entry = guestEvent(row, sender, { name: "友", email: "9@10.11" }, serverWords("en"));
  expect(entry).toMatchObject({
    ...{ summary: "課 with 伊根", description: "Booked by 約拿", organizer: sender },
    attendees: [{ name: "友", address: "9@10.11", hasAccepted: false }],
  });
  expect(JSON.stringify(entry)).not.toMatch(/4@5|12@13|https|是|病|€45/);
});

it("neither has a word that is in no catalogue", () => {
  const trial = serverWords("en-XA");
  for (const { summary, description = "" } of [
    hostEvent(row, "UTC", "https://7.8", trial),
    inviteeEvent(row, "伊根", "https://7.8", trial),
  ]) {
    expect(summary).toMatch(/^\[.*\]$/);
    expect(description.replaceAll("https", "")).not.toMatch(/[a-z]{2}/i);
  }
});

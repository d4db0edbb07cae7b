import { unfolded } from "@daybook/integrations/calendars/ics/testing/read-back";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  type Slot,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let slots: Slot[];

beforeAll(async () => {
  daybook = await startDaybook({ vars: { MAIL_FROM: "Daybook <hello@daybook.example>", INBOUND_ADDRESS: "" } });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  slots = await slotsOf(daybook, page);
});
afterAll(() => daybook?.close());

/** The calendar files of the mails to a booking's invitee, by SEQUENCE. */
async function invitations(booked: Answer): Promise<string[][]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  const files = json.items
    .filter((mail: { dedupeKey: string }) => mail.dedupeKey.includes(booked.json.id))
    .flatMap((mail: { attachments: { content: string }[] }) => mail.attachments)
    .map((file: { content: string }) => unfolded(file.content));
  return files.sort((a: string[], b: string[]) => Number(property(a, "SEQUENCE")) - Number(property(b, "SEQUENCE")));
}
const property = (lines: string[], name: string) => lines.find((line) => line.startsWith(`${name}:`))?.split(":")[1];

it("an invitation is from Daybook under the host's name, and keeps ORGANIZER and UID through five moves", async () => {
  const booked = await book(daybook, page, at(slots, 0));
  const link = `/v1/manage/${manageToken(booked)}`;
  // Each mail before the next change: one that was overtaken isn't sent.
  await eventually(async () => (await invitations(booked)).length).toBe(1);
  for (let i = 1; i <= 5; i++) {
    const moved = await daybook.call("POST", `${link}/rescheduling`, { start: at(slots, i) }, { headers: key() });
    expect(moved.status, moved.text).toBe(200);
    await eventually(async () => (await invitations(booked)).length).toBe(i + 1);
  }
  await daybook.call("POST", `${link}/cancellation`, {});
  await eventually(async () => (await invitations(booked)).length).toBe(7);
  const files = await invitations(booked);
  expect(files.map((lines) => [property(lines, "METHOD"), property(lines, "SEQUENCE")])).toEqual([
    ...[0, 1, 2, 3, 4, 5].map((sequence) => ["REQUEST", `${sequence}`]),
    ["CANCEL", "6"],
  ]);
  for (const lines of files) expect(lines).toContain('ORGANIZER;CN="Test Host":mailto:hello@daybook.example');
  expect(new Set(files.map((lines) => property(lines, "UID"))).size).toBe(1);
  expect(files.flat().join("\n")).not.toContain(host.email);
});

it("the invitee's copy is no message, and names neither the host's address nor anybody's", async () => {
  const booked = await book(daybook, page, at(slots, 8));
  const { text } = await daybook.call("GET", `/v1/manage/${manageToken(booked)}/calendar.ics`);
  const lines = unfolded(text);
  expect(lines).toContain("SUMMARY:Lesson with Test Host");
  expect(lines.filter((line) => /^(METHOD|ORGANIZER|ATTENDEE)|mailto:/i.test(line))).toEqual([]);
  expect(lines.join("\n")).not.toContain(host.email);
});

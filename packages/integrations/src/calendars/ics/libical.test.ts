import { afterAll, describe, expect, it } from "vitest";
import { libical } from "./testing/libical.ts";
import { someEvent, someInvitation } from "./testing/read-back.ts";
import { writeCopy } from "./write-copy.ts";
import { writeFeed } from "./write-feed.ts";
import { writeInvitation } from "./write-invitation.ts";

const checker = libical();
afterAll(() => checker?.close());
const faults = (stream: string) => checker?.faults(stream);

const feed = (events = [someEvent()]) =>
  writeFeed({ name: "Lessons", zone: "Europe/Lisbon", refreshMinutes: 15, events });
const full = {
  summary: 'Lesson; "one", two\\ 👩‍👩‍👧‍👦 فاطمة',
  description: `Two\nlines ${"é".repeat(200)}`,
  location: "Studio 4, Lisbon",
  url: "https://daybook.example/manage/x,y;z",
};
const zones =
  "Africa/Cairo America/New_York Asia/Kathmandu Australia/Lord_Howe Europe/Dublin Pacific/Chatham UTC".split(" ");

// Skipped without libical: `apt-get install gcc libical-dev`, or `brew install libical pkgconf`. `.ci/run` installs it.
describe.skipIf(checker === null)("libical finds nothing wrong", () => {
  it.each([
    ["a feed", feed()],
    [
      "a feed of many zones and states",
      feed(
        zones.flatMap((zone, i) =>
          (["confirmed", "tentative", "cancelled"] as const).map((status) =>
            someEvent({ ...full, zone, status, uid: `${i}-${status}` }),
          ),
        ),
      ),
    ],
    ["an empty feed", feed([])],
    ["a copy", writeCopy(someEvent(full))],
    ["a copy of what was cancelled", writeCopy(someEvent({ ...full, status: "cancelled", sequence: 6 }))],
    ["a request", writeInvitation("REQUEST", someInvitation(full))],
    ["a request to move", writeInvitation("REQUEST", someInvitation({ ...full, sequence: 5 }))],
    ["a request not confirmed yet", writeInvitation("REQUEST", someInvitation({ status: "tentative" }))],
    ["a cancellation", writeInvitation("CANCEL", someInvitation({ ...full, sequence: 6 }))],
    ...zones.map((zone): [string, string] => [
      `a request in ${zone}`,
      writeInvitation("REQUEST", someInvitation({ zone })),
    ]),
  ])("with %s", (_, stream) => {
    expect(faults(stream)).toEqual([]);
  });

  it("but does with what RFC 5546 forbids, and with what isn't iCalendar", () => {
    const published = feed().replace("CALSCALE", "METHOD:PUBLISH\r\nCALSCALE");
    expect(faults(published)?.join()).toMatch(/ORGANIZER/);
    const unasked = writeInvitation("REQUEST", someInvitation()).replace(/ATTENDEE.*?(?=\r\n[A-Z])/s, "X-NOBODY:x");
    expect(faults(unasked)?.join()).toMatch(/ATTENDEE/);
    expect(faults(writeInvitation("REQUEST", someInvitation({ attendees: [] })))?.join()).toMatch(/ATTENDEE/);
    expect(
      faults("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:tomorrow\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    ).not.toEqual([]);
    expect(faults("hello")).toEqual(["No VCALENDAR"]);
  });
});

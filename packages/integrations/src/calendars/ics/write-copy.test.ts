import { expect, it } from "vitest";
import { readByIcalJs, someInvitation, unfolded } from "./testing/read-back.ts";
import { writeCopy } from "./write-copy.ts";

it("a copy to import is a plain event: no message, nobody's address", () => {
  const event = someInvitation({ sequence: 3 });
  const lines = unfolded(writeCopy(event));
  expect(lines).toEqual(expect.arrayContaining([`UID:${event.uid}`, "SEQUENCE:3", "STATUS:CONFIRMED"]));
  expect(lines.filter((line) => /^(METHOD|ORGANIZER|ATTENDEE)|mailto:/i.test(line))).toEqual([]);
  expect(readByIcalJs(writeCopy(event))).toMatchObject([{ uid: event.uid, start: event.start, end: event.end }]);
});

it("a copy of what was cancelled says so", () => {
  expect(unfolded(writeCopy(someInvitation({ status: "cancelled" })))).toContain("STATUS:CANCELLED");
});

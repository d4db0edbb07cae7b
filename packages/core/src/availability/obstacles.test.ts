import { expect, test } from "vitest";
import { oneHost } from "./offer.ts";
import { appointment, host, ms, query, refusedOf, startsOf } from "./testing/wednesday.ts";

test("half-open: a slot may end when an appointment starts and start when it ends", () => {
  const asked = query({ groups: oneHost(host({}, { appointments: [appointment("coaching", "10:00", "10:30")] })) });
  expect(startsOf(asked)).toEqual(["03-13T09:00", "03-13T09:30", "03-13T10:30", "03-13T11:00", "03-13T11:30"]);
  expect(refusedOf(asked)).toEqual(["10:00 booked coaching"]);
});

test("an appointment in the middle of a slot is seen", () => {
  const asked = query({
    groups: oneHost(host({}, { appointments: [appointment("coaching", "10:10", "10:15")] })),
    rules: { duration: 60 },
  });
  expect(refusedOf(asked)).toEqual(["09:30 booked coaching", "10:00 booked coaching", "11:30 outside_hours"]);
});

test("neighbours keep the first one's after-buffer plus the second one's before-buffer", () => {
  const appointments = [appointment("coaching", "10:30", "11:00", 15, 0)];
  const gap = (bufferAfter: number) =>
    refusedOf(
      query({ groups: oneHost(host({}, { appointments })), rules: { bufferAfter, slotInterval: 15, duration: 15 } }),
    ).filter((line) => line.includes("buffer"));
  expect(gap(0)).toEqual(["10:15 buffer coaching"]);
  expect(gap(15)).toEqual(["10:00 buffer coaching", "10:15 buffer coaching"]);
  expect(gap(16)).toEqual(["09:45 buffer coaching", "10:00 buffer coaching", "10:15 buffer coaching"]);
});

test("a foreign block has no buffer of its own and is widened to whole minutes", () => {
  const busy = [{ start: ms("2030-03-13T10:00:30Z"), end: ms("2030-03-13T10:30:01Z") }];
  const groups = oneHost(host({}, { busy }));
  expect(refusedOf(query({ groups }))).toEqual(["10:00 busy busy", "10:30 busy busy"]);
  expect(refusedOf(query({ groups, rules: { bufferBefore: 5 } }))).toEqual(["10:00 busy busy", "10:30 busy busy"]);
  expect(refusedOf(query({ groups, rules: { bufferAfter: 5 } }))).toEqual([
    "09:30 buffer busy",
    "10:00 busy busy",
    "10:30 busy busy",
  ]);
});

test("a block without length takes nothing, and one without end takes all", () => {
  const at = ms("2030-03-13T10:10");
  expect(refusedOf(query({ groups: oneHost(host({}, { busy: [{ start: at, end: at }] })) }))).toEqual([]);
  expect(
    startsOf(query({ groups: oneHost(host({}, { busy: [{ start: at, end: Number.POSITIVE_INFINITY }] })) })),
  ).toEqual(["03-13T09:00", "03-13T09:30"]);
});

test("a hold blocks until it expires, however long ago the host was prepared", () => {
  const expiresAt = ms("2030-03-12T08:05");
  const groups = oneHost(host({}, { holds: [{ ...appointment("hold-1", "10:00", "10:30"), expiresAt }] }));
  expect(refusedOf(query({ groups, now: expiresAt - 1 }))).toEqual(["10:00 held hold-1"]);
  expect(refusedOf(query({ groups, now: expiresAt }))).toEqual([]);
});

test("one's own hold and the appointment that moves are not in the way, other ones are", () => {
  const groups = oneHost(
    host(
      {},
      {
        appointments: [appointment("mine", "09:00", "09:30"), appointment("theirs", "09:10", "09:20")],
        holds: [{ ...appointment("hold-1", "10:00", "10:30"), expiresAt: ms("2030-03-13T08:00") }],
      },
    ),
  );
  expect(refusedOf(query({ groups }))).toEqual(["09:00 booked mine", "10:00 held hold-1"]);
  expect(refusedOf(query({ groups, except: { holdId: "hold-1" } }))).toEqual(["09:00 booked mine"]);
  expect(refusedOf(query({ groups, except: { appointmentId: "mine", holdId: "hold-1" } }))).toEqual([
    "09:00 booked theirs",
  ]);
  expect(refusedOf(query({ groups, except: { appointmentId: "hold-1", holdId: "mine" } }))).toEqual([
    "09:00 booked mine",
    "10:00 held hold-1",
  ]);
});

test("of an appointment, a foreign block and a hold at the same time the first in this order is named", () => {
  const booked = { appointments: [appointment("coaching", "10:00", "10:30")] };
  const busy = { busy: [{ id: "dentist", start: ms("2030-03-13T10:00"), end: ms("2030-03-13T10:30") }] };
  const held = { holds: [{ ...appointment("hold-1", "10:00", "10:30"), expiresAt: ms("2030-03-13T08:00") }] };
  const refused = (timeline: Parameters<typeof host>[1]) => refusedOf(query({ groups: oneHost(host({}, timeline)) }));
  expect(refused({ ...booked, ...busy, ...held })).toEqual(["10:00 booked coaching"]);
  expect(refused({ ...busy, ...held })).toEqual(["10:00 busy dentist"]);
  expect(refused(held)).toEqual(["10:00 held hold-1"]);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
});
afterAll(() => daybook?.close());

const edit = (page: Page, body: object, version: number) =>
  daybook.call("PATCH", `/v1/event-types/${page.id}`, body, {
    token: host.token,
    headers: { "if-match": `"${version}"` },
  });
const titleAt = async (page: Page) => (await daybook.call("GET", page.path)).json.eventType.title;
const titleOf = async (id: string) =>
  (await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token })).json.title;

it("an address that was given to another event type leads there from the answer on", async () => {
  const old = await makePage(daybook, host, { title: "Old", slug: "talk" });
  const other = await makePage(daybook, host, { title: "Other", slug: "other", scheduleId: old.scheduleId });
  expect(await titleAt(old)).toBe("Old");
  expect((await edit(old, { slug: "old-talk" }, 1)).status).toBe(200);
  expect((await edit(other, { slug: "talk" }, 1)).status).toBe(200);
  expect(await titleAt(old)).toBe("Other");
  const booked = await book(daybook, old, at(await slotsOf(daybook, old), 2));
  expect(await titleOf(booked.json.id)).toBe("Other");
});

it("an address that was given to another elsewhere, while it is remembered here, books what it leads to", async () => {
  const [mine, other] = [
    await makePage(daybook, host, { title: "Mine" }),
    await makePage(daybook, host, { title: "Other" }),
  ];
  const slots = await slotsOf(daybook, mine);
  // As another isolate does it: this one hears nothing.
  await askDatabase(daybook, "DELETE FROM pages WHERE target_id = $1", [other.id]);
  await askDatabase(daybook, "UPDATE pages SET target_id = $2 WHERE target_id = $1", [mine.id, other.id]);
  expect(await titleAt(mine)).toBe("Mine");
  const [headers, sent] = [key(), { invitee: { name: "Jo", email: "jo@example.com" } }];
  const booked = await book(daybook, mine, at(slots, 2), sent, headers);
  expect(booked.status, booked.text).toBe(201);
  expect(await titleOf(booked.json.id)).toBe("Other");
  const again = await book(daybook, mine, at(slots, 2), sent, headers);
  expect(again.json, again.text).toEqual(booked.json);
});

it("an address that leads nowhere any more, while it is remembered here, holds and books nothing", async () => {
  const page = await makePage(daybook, host);
  const start = at(await slotsOf(daybook, page), 2);
  await askDatabase(daybook, "DELETE FROM pages WHERE target_id = $1", [page.id]);
  expect((await daybook.call("POST", `${page.path}/holds`, { start })).status).toBe(404);
  expect((await book(daybook, page, start)).status).toBe(404);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  makeSchedule,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
  unique,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;
let scheduleId: string;
beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "UTC");
  scheduleId = await makeSchedule(daybook, host, { timezone: "UTC" });
});
afterAll(() => daybook?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const make = (over: object = {}, headers = key()) =>
  call("POST", "/v1/event-types", { title: "Lesson", scheduleId, durations: [30], ...over }, headers);
const made = async (over: object = {}) => {
  const answer = await make(over);
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
};
const slugs = (answers: Answer[]) => answers.map((one) => one.json.slug).sort();

describe("an event type", () => {
  it("has sensible settings where none are sent, and says what they are", async () => {
    const { id, url, createdAt, slug, ...rest } = await made({ title: "Plain" });
    expect(rest).toEqual({
      title: "Plain",
      scheduleId,
      durations: [30],
      slotInterval: 30,
      bufferBefore: 0,
      bufferAfter: 0,
      minimumNotice: 0,
      changeNotice: 0,
      bookingWindow: { days: 60 },
      location: { kind: "custom", value: "" },
      questions: [],
      reminders: [1_440, 60].map((minutes) => ({ minutes, when: "before_start", to: "invitee", by: "mail" })),
      price: "",
      maxGuests: 10,
      messages: {},
      description: "",
      ink: expect.any(String),
      paused: false,
      hidden: false,
      draft: false,
      handle: host.handle,
      version: 1,
    });
    expect(url).toMatch(new RegExp(`/${host.handle}/${slug}$`));
    expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
    expect((await call("GET", `/v1/event-types/${id}`)).json.id).toBe(id);
  });

  it.each([
    ["Private lesson", "private-lesson"],
    ["Урок плавания", "meeting"],
    ["Live", "meeting"],
  ])("called “%s” gets a slug from its title: %s", async (title, slug) => {
    const other = await signUp(daybook);
    const own = await makeSchedule(daybook, other);
    const body = { title, scheduleId: own, durations: [30] };
    const answer = await daybook.call("POST", "/v1/event-types", body, { token: other.token });
    expect(answer.json.slug, answer.text).toBe(slug);
  });

  it("gets a slug of its own when ten of one title are made at once", async () => {
    const title = unique("Same ");
    const answers = await Promise.all(Array.from({ length: 10 }, () => make({ title })));
    expect(answers.map((one) => one.status)).toEqual(Array(10).fill(201));
    expect(new Set(slugs(answers)).size).toBe(10);
  });

  it("gets the slug it asks for, or hears that it is taken, also when ten ask at once", async () => {
    const slug = unique("wanted");
    const answers = await Promise.all(Array.from({ length: 10 }, () => make({ slug })));
    expect(answers.map((one) => one.json.code ?? one.status).sort()).toEqual([201, ...Array(9).fill("slug_taken")]);
    const message = `You have a page “${slug}” already.`;
    expect(answers.find((one) => one.status === 409)?.json.errors).toEqual([
      { in: "body", path: "slug", rule: "slug_taken", message, params: { value: slug } },
    ]);
    const other = await signUp(daybook);
    expect((await makePage(daybook, other, { slug })).slug).toBe(slug);
  });

  it("is made once for one Idempotency-Key", async () => {
    const headers = key();
    const title = unique("Once ");
    const answers = await Promise.all(Array.from({ length: 6 }, () => make({ title }, headers)));
    expect(new Set(answers.map((one) => `${one.status} ${one.json.id}`)).size).toBe(1);
    expect((await make({ title: `${title}!` }, headers)).json.code).toBe("idempotency_key_reused");
    expect(await askDatabase(daybook, "SELECT id FROM event_types WHERE title = $1", [title])).toHaveLength(1);
  });

  it("is edited field by field under its version, and keeps the rest", async () => {
    const before = await made({ questions: [{ id: "q", kind: "text", label: "Why?", required: false }], price: "€45" });
    const path = `/v1/event-types/${before.id}`;
    const edit = (body: object, version: number) => call("PATCH", path, body, { "if-match": `"${version}"` });
    expect((await edit({ title: "New" }, 1)).json).toEqual({ ...before, title: "New", version: 2 });
    const stale = await edit({ title: "Old" }, 1);
    expect([stale.status, stale.json.code, stale.json.errors[0].rule]).toEqual([412, "version_changed", "stale"]);
    expect((await edit({ bookingWindow: null, paused: true }, 2)).json).toMatchObject({
      title: "New",
      bookingWindow: null,
      paused: true,
      version: 3,
    });
    expect((await call("PATCH", path, { title: "x" })).json.code).toBe("version_required");
    expect((await call("PATCH", path, { title: "x" }, { "if-match": "*" })).json).toMatchObject({ version: 4 });
  });

  it("moves to another address with its slug: the old one leads nowhere, and can be had again", async () => {
    const page = await makePage(daybook, host, { scheduleId });
    const slug = unique("moved");
    await call("PATCH", `/v1/event-types/${page.id}`, { slug }, { "if-match": '"1"' });
    expect((await daybook.call("GET", `/v1/pages/${host.handle}/${slug.toUpperCase()}`)).status).toBe(200);
    expect((await make({ slug: page.slug })).status).toBe(201);
    const back = await call("PATCH", `/v1/event-types/${page.id}`, { slug: page.slug }, { "if-match": '"2"' });
    expect([back.status, back.json.code]).toEqual([409, "slug_taken"]);
  });

  it("that is edited leaves booked appointments as they were made", async () => {
    const page = await makePage(daybook, host, {
      scheduleId,
      title: "Before",
      location: { kind: "in_person", value: "Pool" },
    });
    const booked = await book(daybook, page, at(await slotsOf(daybook, page), 0));
    const body = { title: "After", location: { kind: "phone", value: "+351 900" }, durations: [45] };
    expect((await call("PATCH", `/v1/event-types/${page.id}`, body, { "if-match": '"1"' })).status).toBe(200);
    expect((await call("GET", `/v1/bookings/${booked.json.id}`)).json).toMatchObject({
      title: "Before",
      location: { kind: "in_person", value: "Pool" },
      start: booked.json.start,
      end: booked.json.end,
    });
  });
});

describe("a deleted event type", () => {
  it("gives its page up, keeps its bookings, and comes back whole", async () => {
    const page = await makePage(daybook, host, { scheduleId });
    const before = (await call("GET", `/v1/event-types/${page.id}`)).json;
    const booked = await book(daybook, page, at(await slotsOf(daybook, page), 2));
    expect((await call("DELETE", `/v1/event-types/${page.id}`)).status).toBe(204);
    expect((await daybook.call("GET", page.path)).status).toBe(404);
    expect((await call("GET", `/v1/event-types/${page.id}`)).status).toBe(404);
    expect((await call("GET", `/v1/bookings/${booked.json.id}`)).json.eventType.deleted).toBe(true);
    const restored = await call("POST", `/v1/event-types/${page.id}/restoration`);
    expect(restored.json, restored.text).toEqual(before);
    expect((await daybook.call("GET", page.path)).status).toBe(200);
    expect((await call("POST", `/v1/event-types/${page.id}/restoration`)).status).toBe(404);
  });

  it("doesn't come back while another has its slug, and does when that is gone", async () => {
    const page = await makePage(daybook, host, { scheduleId });
    await call("DELETE", `/v1/event-types/${page.id}`);
    const heir = await made({ slug: page.slug });
    const refused = await call("POST", `/v1/event-types/${page.id}/restoration`);
    expect([refused.status, refused.json.code], refused.text).toEqual([409, "slug_taken"]);
    expect((await call("GET", `/v1/event-types/${page.id}`)).status).toBe(404);
    await call("DELETE", `/v1/event-types/${heir.id}`);
    expect((await call("POST", `/v1/event-types/${page.id}/restoration`)).status).toBe(200);
  });

  it("comes back once when it is asked for five times at once", async () => {
    const page = await makePage(daybook, host, { scheduleId });
    await call("DELETE", `/v1/event-types/${page.id}`);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call("POST", `/v1/event-types/${page.id}/restoration`)),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect(await askDatabase(daybook, "SELECT 1 FROM pages WHERE target_id = $1", [page.id])).toHaveLength(1);
  });
});

describe("a copy", () => {
  it("has everything of the original but its address and its bookings, and is a draft", async () => {
    const original = await made({
      slug: unique("org"),
      price: "€45",
      bufferAfter: 15,
      questions: [{ id: "q", kind: "text", label: "Why?", required: true }],
    });
    const copy = (await call("POST", `/v1/event-types/${original.id}/copies`, undefined, key())).json;
    const own = {
      id: copy.id,
      slug: `${original.slug}-copy`,
      url: `${original.url}-copy`,
      title: "Lesson (copy)",
      paused: true,
      draft: true,
      createdAt: copy.createdAt,
    };
    expect(copy).toEqual({ ...original, ...own });
  });

  it("is one for one key, and each has its own slug when ten are made at once", async () => {
    const original = await made({ slug: unique("many") });
    const copies = (headers: () => Record<string, string>) =>
      Promise.all(
        Array.from({ length: 10 }, () => call("POST", `/v1/event-types/${original.id}/copies`, undefined, headers())),
      );
    const one = key();
    expect(new Set(slugs(await copies(() => one))).size).toBe(1);
    const answers = await copies(key);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(slugs(answers)).size).toBe(10);
  });

  it("of a long name and slug still fits its own rules", async () => {
    const title = `${"x".repeat(112)}👩‍👩‍👧‍👦`;
    const original = await made({ title, slug: `${"y".repeat(49)}-${"z".repeat(10)}` });
    const copy = (await call("POST", `/v1/event-types/${original.id}/copies`)).json;
    expect(copy.title).toMatch(/^x{112}👩.* \(copy\)$|^x{112} \(copy\)$/u);
    expect(copy.title.isWellFormed()).toBe(true);
    const again = await call(
      "PATCH",
      `/v1/event-types/${copy.id}`,
      { title: copy.title, slug: copy.slug },
      { "if-match": '"1"' },
    );
    expect(again.status, again.text).toBe(200);
  });
});

it("lists each event type once with the next free time, page by page", async () => {
  const other = await signUp(daybook, "UTC");
  const pages: Page[] = [];
  const own = await makeSchedule(daybook, other, { timezone: "UTC" });
  for (let i = 0; i < 12; i++) pages.push(await makePage(daybook, other, { scheduleId: own, paused: i === 3 }));
  const read = async (query: string) =>
    (await daybook.call("GET", `/v1/event-types?${query}`, undefined, { token: other.token })).json;
  const soonest = async () => (await slotsOf(daybook, pages[0] as Page, day(0), day(2)))[0]?.start;
  const before = await soonest();
  const first = await read("limit=5");
  const next = await read(`limit=5&cursor=${first.nextCursor}`);
  const last = await read(`limit=5&cursor=${next.nextCursor}`);
  const items = [...first.items, ...next.items, ...last.items];
  expect(items.map((one) => one.id)).toEqual(pages.map((one) => one.id));
  expect(last.nextCursor).toBeNull();
  expect(items.filter((one) => one.nextFree === null)).toHaveLength(1);
  // A time may begin meanwhile, and be no longer the next.
  expect([before, await soonest()]).toContain(items[0].nextFree);
});

describe("a preview", () => {
  it("of very many times ends with a whole date, and says where to go on", async () => {
    const page = await makePage(daybook, host, { scheduleId, title: "Any minute", durations: [1], slotInterval: 1 });
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }];
    const schedule = { name: "Always", timezone: "UTC", hours };
    const ask = { from: day(3), to: day(33), timezone: "UTC", schedule };
    const { json } = await call("POST", `/v1/event-types/${page.id}/preview`, ask);
    const times = [...json.slots, ...json.refused].map(({ start }: { start: string }) => start);
    expect(json.nextFrom).toBe(day(3 + 17));
    expect(times.length).toBe(17 * 24 * 60);
    expect(times.every((start) => start < json.nextFrom)).toBe(true);
  });

  it("shows refused times with their reasons, and what hours that aren't saved would give", async () => {
    const page = await makePage(daybook, host, { scheduleId, title: "Previewed" });
    const start = at(await slotsOf(daybook, page, day(20), day(20)), 0);
    await book(daybook, page, start, { invitee: { name: "Secret Name", email: "s@example.com" } });
    const ask = (over: object = {}) =>
      call("POST", `/v1/event-types/${page.id}/preview`, { from: day(20), to: day(20), timezone: "UTC", ...over });
    const { json, text } = await ask();
    expect(json.refused).toContainEqual(
      expect.objectContaining({
        start,
        reason: "booked",
        by: expect.objectContaining({ kind: "appointment", title: "Previewed" }),
      }),
    );
    expect(text).not.toContain("Secret Name");
    const schedule = {
      name: "Draft",
      timezone: "UTC",
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "05:00", end: "06:00" }],
    };
    expect((await ask({ schedule })).json.slots.map((slot: { start: string }) => slot.start.slice(11, 16))).toEqual([
      "05:00",
      "05:30",
    ]);
    expect((await ask({ to: day(90) })).json.errors[0]).toMatchObject({
      in: "body",
      path: "to",
      rule: "range_too_long",
      params: { max: 62, actual: expect.any(Number) },
    });
    expect((await ask({ duration: 45 })).json.errors[0]).toMatchObject({
      path: "duration",
      rule: "not_offered",
      params: { options: "30" },
    });
    const wrong = await ask({ schedule: { ...schedule, hours: [{ days: [1], start: "24:00", end: "06:00" }] } });
    expect(wrong.json.errors[0]).toMatchObject({ path: "schedule.hours.0.start", rule: "invalid_time" });
  });
});

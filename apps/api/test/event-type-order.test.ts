import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Daybook, type Host, key, makePage, makeSchedule, type Page, signUp, startDaybook } from "./daybook.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

interface Order {
  ungrouped: string[];
  groups: { id: string; title: string; eventTypeIds: string[] }[];
  version: number;
}

/** A host with so many event types, A first. */
async function hostWith(count: number) {
  const host = await signUp(daybook, "UTC");
  const scheduleId = await makeSchedule(daybook, host, { timezone: "UTC" });
  const pages: Page[] = [];
  for (let i = 0; i < count; i++)
    pages.push(await makePage(daybook, host, { scheduleId, title: String.fromCharCode(65 + i) }));
  return { host, pages, ids: pages.map(({ id }) => id) };
}
const call = (host: Host, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const orderOf = async (host: Host): Promise<Order> => (await call(host, "GET", "/v1/event-type-order")).json;
const put = (host: Host, body: object, version: number) =>
  call(host, "PUT", "/v1/event-type-order", body, { "if-match": `"${version}"` });
const profileOf = async (host: Host) => {
  const { eventTypes, groups } = (await daybook.call("GET", `/v1/pages/${host.handle}`)).json;
  return { titles: eventTypes.map((one: { title: string }) => one.title).join(""), groups };
};

describe("the order of event types", () => {
  it("is that in which they were made, until one is given; then the profile follows it, under its headings", async () => {
    const { host, pages, ids } = await hostWith(4);
    const [a, b, c, d] = ids as [string, string, string, string];
    const before = await orderOf(host);
    expect(before).toMatchObject({ ungrouped: ids, groups: [] });
    expect((await profileOf(host)).titles).toBe("ABCD");
    const wanted = {
      ungrouped: [d],
      groups: [
        { title: "Calls", eventTypeIds: [c, a] },
        { title: "Later", eventTypeIds: [b] },
      ],
    };
    const answer = await put(host, wanted, before.version);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject(wanted);
    expect(answer.json.version).toBeGreaterThan(before.version);
    expect(await orderOf(host)).toEqual(answer.json);
    // What changes nothing puts nobody out of date.
    const { ungrouped, groups, version } = answer.json;
    expect((await put(host, { ungrouped, groups }, version)).json).toEqual(answer.json);
    const slugs = pages.map(({ slug }) => slug);
    expect(await profileOf(host)).toEqual({
      titles: "DCAB",
      groups: [
        { title: "Calls", slugs: [slugs[2], slugs[0]] },
        { title: "Later", slugs: [slugs[1]] },
      ],
    });
  });

  it("keeps a group through another order, renames it, and dissolves the one that isn't named", async () => {
    const { host, ids } = await hostWith(2);
    const [a, b] = ids as [string, string];
    const made = await put(
      host,
      {
        ungrouped: [],
        groups: [
          { title: "One", eventTypeIds: [a] },
          { title: "Two", eventTypeIds: [b] },
        ],
      },
      (await orderOf(host)).version,
    );
    const [one] = made.json.groups;
    const next = await put(
      host,
      { ungrouped: [b], groups: [{ id: one.id, title: "Uno", eventTypeIds: [a] }] },
      made.json.version,
    );
    expect(next.json, next.text).toMatchObject({
      ungrouped: [b],
      groups: [{ id: one.id, title: "Uno", eventTypeIds: [a] }],
    });
  });

  it("shows no heading over what isn't listed", async () => {
    const { host, ids } = await hostWith(2);
    const [a, b] = ids as [string, string];
    const groups = [
      { title: "Hidden ones", eventTypeIds: [b] },
      { title: "Empty", eventTypeIds: [] },
    ];
    await put(host, { ungrouped: [a], groups }, (await orderOf(host)).version);
    await call(host, "PATCH", `/v1/event-types/${b}`, { hidden: true }, { "if-match": '"1"' });
    expect(await profileOf(host)).toEqual({ titles: "A", groups: [] });
  });

  it("is written by one of many at once: who read it before hears so, and nothing is half done", async () => {
    const { host, ids } = await hostWith(6);
    const { version } = await orderOf(host);
    const turned = (by: number) => [...ids.slice(by), ...ids.slice(0, by)];
    // Turned by none it would be the order that is there, which gets no new version.
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((by) => put(host, { ungrouped: turned(by), groups: [] }, version)),
    );
    expect(answers.map((one) => one.json.code ?? one.status).sort()).toEqual([
      200,
      ...Array(4).fill("version_changed"),
    ]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await orderOf(host)).ungrouped).toEqual(turned(winner + 1));
  });

  it("is out of date once one is made, copied, deleted or restored: none is left without a place", async () => {
    const { host, ids, pages } = await hostWith(2);
    const acts = [
      () => makePage(daybook, host, { scheduleId: (pages[0] as Page).scheduleId }),
      () => call(host, "POST", `/v1/event-types/${ids[0]}/copies`, undefined, key()),
      () => call(host, "DELETE", `/v1/event-types/${ids[1]}`),
      () => call(host, "POST", `/v1/event-types/${ids[1]}/restoration`),
    ];
    for (const act of acts) {
      const { version, ...order } = await orderOf(host);
      await act();
      expect((await put(host, order, version)).json.code).toBe("version_changed");
      const all = (await call(host, "GET", "/v1/event-types")).json.items.map((one: { id: string }) => one.id);
      expect((await orderOf(host)).ungrouped.toSorted()).toEqual(all.toSorted());
    }
  });

  it("names what doesn't fit", async () => {
    const { host, ids } = await hostWith(2);
    const other = await hostWith(1);
    const [a, b] = ids as [string, string];
    const { version } = await orderOf(host);
    const foreign = (
      await put(
        other.host,
        { ungrouped: [], groups: [{ title: "Theirs", eventTypeIds: other.ids }] },
        (
          await orderOf(other.host)
        ).version,
      )
    ).json.groups[0].id;
    const faults: [object, string, string][] = [
      [{ ungrouped: [a], groups: [] }, "ungrouped", "incomplete"],
      [{ ungrouped: [a, b, a], groups: [] }, "ungrouped.2", "duplicate"],
      [{ ungrouped: [a, b, other.ids[0]], groups: [] }, "ungrouped.2", "unknown_event_type"],
      [
        { ungrouped: [a, b], groups: [{ id: foreign, title: "Mine", eventTypeIds: [] }] },
        "groups.0.id",
        "unknown_group",
      ],
      [{ ungrouped: [a, b], groups: [{ title: " ", eventTypeIds: [] }] }, "groups.0.title", "too_small"],
    ];
    for (const [body, path, rule] of faults) {
      const answer = await put(host, body, version);
      expect([answer.status, answer.json.errors?.[0]?.path, answer.json.errors?.[0]?.rule], answer.text).toEqual([
        422,
        path,
        rule,
      ]);
    }
    expect(await orderOf(host)).toEqual({ ungrouped: ids, groups: [], version });
    expect((await orderOf(other.host)).groups[0]?.title).toBe("Theirs");
    expect((await call(host, "PUT", "/v1/event-type-order", { ungrouped: ids, groups: [] })).json.code).toBe(
      "version_required",
    );
  });

  it("has a place for what comes back, under its heading if that is still there", async () => {
    const { host, ids } = await hostWith(3);
    const [a, b, c] = ids as [string, string, string];
    const made = await put(
      host,
      { ungrouped: [], groups: [{ title: "All", eventTypeIds: [c, b, a] }] },
      (await orderOf(host)).version,
    );
    await call(host, "DELETE", `/v1/event-types/${b}`);
    await call(host, "POST", `/v1/event-types/${b}/restoration`);
    const back = await orderOf(host);
    expect(back.groups).toEqual(made.json.groups);
    await call(host, "DELETE", `/v1/event-types/${b}`);
    await put(host, { ungrouped: [a, c], groups: [] }, (await orderOf(host)).version);
    await call(host, "POST", `/v1/event-types/${b}/restoration`);
    expect((await orderOf(host)).ungrouped.toSorted()).toEqual([a, b, c].toSorted());
  });
});

describe("a copy", () => {
  it("stands directly beside its original, in its group", async () => {
    const { host, ids } = await hostWith(3);
    const [a, b, c] = ids as [string, string, string];
    await put(
      host,
      { ungrouped: [c], groups: [{ title: "Both", eventTypeIds: [b, a] }] },
      (await orderOf(host)).version,
    );
    const copyOf = async (id: string) =>
      (await call(host, "POST", `/v1/event-types/${id}/copies`, undefined, key())).json.id;
    const [copyB, copyC] = [await copyOf(b), await copyOf(c)];
    const { ungrouped, groups } = await orderOf(host);
    expect([ungrouped, groups[0]?.eventTypeIds]).toEqual([
      [c, copyC],
      [b, copyB, a],
    ]);
  });

  it("is nobody's but the host's until it is switched on; paused later, its page says so", async () => {
    const { host, ids } = await hostWith(1);
    const copy = (await call(host, "POST", `/v1/event-types/${ids[0]}/copies`, undefined, key())).json;
    const path = `/v1/pages/${host.handle}/${copy.slug}`;
    const edit = (body: object, version: number) =>
      call(host, "PATCH", `/v1/event-types/${copy.id}`, body, { "if-match": `"${version}"` });
    expect(copy).toMatchObject({ draft: true, paused: true });
    expect((await profileOf(host)).titles).toBe("A");
    expect((await daybook.call("GET", path)).status).toBe(404);
    expect(
      (await daybook.call("GET", `/${host.handle}/${copy.slug}`, undefined, { headers: { accept: "text/html" } }))
        .status,
    ).toBe(404);
    expect((await edit({ title: "B" }, 1)).json).toMatchObject({ draft: true, paused: true });
    expect((await edit({ paused: false }, 2)).json).toMatchObject({ draft: false, paused: false });
    expect((await profileOf(host)).titles).toBe("AB");
    expect((await edit({ paused: true }, 3)).json).toMatchObject({ draft: false, paused: true });
    expect((await daybook.call("GET", path)).json.eventType.paused).toBe(true);
    // Taken back, it is off the page again.
    expect((await edit({ draft: true }, 4)).json).toMatchObject({ draft: true, paused: true });
    expect((await daybook.call("GET", path)).status).toBe(404);
  });
});

describe("what isn't saved yet", () => {
  it("is previewed with the host's own time: rules, length and hours of the draft count", async () => {
    const { host, pages } = await hostWith(1);
    const page = pages[0] as Page;
    const eventType = {
      scheduleId: page.scheduleId,
      durations: [60, 30],
      slotInterval: 60,
      bufferBefore: 0,
      bufferAfter: 0,
      minimumNotice: 0,
      changeNotice: 0,
      bookingWindow: null,
    };
    const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const ask = (over: object = {}, more: object = {}) =>
      call(host, "POST", "/v1/event-types/preview", {
        from: date,
        to: date,
        timezone: "UTC",
        eventType: { ...eventType, ...over },
        ...more,
      });
    const free = (await ask()).json.slots;
    const lengths = (slots: { start: string; end: string }[]) =>
      new Set(slots.map(({ start, end }) => Date.parse(end) - Date.parse(start)));
    expect([...lengths(free)]).toEqual([60 * 60_000]);
    expect((await ask({ slotInterval: 30 })).json.slots.length).toBeGreaterThan(free.length);
    expect([...lengths((await ask({}, { duration: 30 })).json.slots)]).toEqual([30 * 60_000]);
    expect((await ask({ minimumNotice: 30 * 1440 })).json.slots).toEqual([]);
    const booked = await daybook.call(
      "POST",
      `${page.path}/bookings`,
      { start: free[1].start, timezone: "UTC", invitee: { name: "Jo", email: "jo@example.com" }, answers: {} },
      { headers: key() },
    );
    expect(booked.status, booked.text).toBe(201);
    expect((await ask()).json.slots.map((one: { start: string }) => one.start)).not.toContain(free[1].start);
    const other = await hostWith(1);
    expect((await ask({ scheduleId: (other.pages[0] as Page).scheduleId })).json.errors).toMatchObject([
      { path: "eventType.scheduleId", rule: "unknown_schedule" },
    ]);
    expect((await ask({}, { duration: 45 })).json.errors).toMatchObject([{ path: "duration", rule: "not_offered" }]);
  });
});

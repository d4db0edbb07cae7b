import { readFileSync } from "node:fs";
import { MOST_OF_ADDRESS, MOST_READS, MOST_SOCKETS, mostCalls } from "@daybook/contract/limits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
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
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

interface RateLimit {
  name: string;
  namespace_id: string;
  simple: { limit: number; period: number };
}

/** The limits as they stand in a config, read with eyes of our own. */
function limitsOf(config: string): RateLimit[] {
  const text = readFileSync(new URL(`../../../${config}`, import.meta.url), "utf8");
  return [
    ...text.matchAll(
      /\[\[ratelimits\]\]\s+name = "(\w+)"\s+namespace_id = "(\d+)"\s+simple = \{ limit = (\d+), period = (\d+) \}/g,
    ),
  ].map(([, name = "", id = "", limit, period]) => ({
    name,
    namespace_id: id,
    simple: { limit: Number(limit), period: Number(period) },
  }));
}
const tight = limitsOf("wrangler.toml");
/** The limits that this file goes through, as numbers of its own. */
const most = { accounts: 5, sign_in: 10, bookings: 10, holds: 30, changes: 20, address: 60, reads: 300, sockets: 120 };

let daybook: Daybook;
let host: Host;
let page: Page;
let count = 0;

beforeAll(async () => {
  daybook = await startDaybook({
    adjust: ({ vars: { CALLS_PER_MINUTE: _, ...vars }, ...config }) => ({ ...config, vars, ratelimits: tight }),
  });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(() => daybook?.close());

/** Somebody else's address each time. */
const address = () => `203.0.113.${++count}`;
const from = (ip: string) => ({ "cf-connecting-ip": ip, ...key() });

/** As many calls as are let through, and one more: what the last was answered. */
async function oneTooMany(limit: number, call: () => Promise<Answer>): Promise<Answer> {
  for (let i = 0; i < limit; i++) expect((await call()).status, `call ${i + 1} of ${limit}`).not.toBe(429);
  return call();
}
function expectLimited(answer: Answer): void {
  expect([answer.status, answer.json.code], answer.text).toEqual([429, "rate_limited"]);
  const wait = Number(answer.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(answer.json.detail).toContain(wait === 1 ? "1 second." : `${wait} seconds`);
}

/** Reads and sockets are counted by the clock's minutes here: work that one ends in the middle of is done again. */
async function inOneMinute(work: () => Promise<void>): Promise<void> {
  const minute = () => Math.floor(Date.now() / 60_000);
  const begun = minute();
  try {
    await work();
  } catch (error) {
    if (minute() === begun) throw error;
    await work();
  }
}
const limited = (what: string, work: () => Promise<void>) => it(what, () => inOneMinute(work));

const countBookings = async () => Number((await askDatabase(daybook, "SELECT count(*) FROM bookings"))[0]?.count);
const person = () => {
  const handle = `limit${++count}`;
  return { email: `${handle}@example.com`, password: "correct horse battery", name: "L", handle, timezone: "UTC" };
};

describe("the limits", () => {
  it("are tight in production and wide in the local start, for the same things", () => {
    const wide = limitsOf("wrangler.local.toml");
    expect(tight.map(({ name }) => name)).toEqual(["LIMIT_READS", "LIMIT_SOCKETS"]);
    expect(wide.map(({ name }) => name)).toEqual(tight.map(({ name }) => name));
    // Reads are counted in tens.
    expect(tight.map(({ simple }) => simple.limit)).toEqual([most.reads / 10, most.sockets]);
    const { accounts, sign_in, bookings, holds, changes, address, reads, sockets } = most;
    expect(mostCalls).toMatchObject({ accounts, sign_in, bookings, holds, changes });
    expect([MOST_OF_ADDRESS, MOST_READS, MOST_SOCKETS]).toEqual([address, reads, sockets]);
    for (const { simple } of wide) expect(simple.limit).toBeGreaterThanOrEqual(10_000);
    for (const { simple } of [...tight, ...wide]) expect(simple.period).toBe(60);
    expect(new Set(tight.map((one) => one.namespace_id)).size).toBe(tight.length);
  });
});

describe("one address", () => {
  limited("signs up five times a minute, and then waits; another isn't kept waiting by it", async () => {
    const ip = address();
    const signUpAgain = (headers = from(ip)) => daybook.call("POST", "/v1/accounts", person(), { headers });
    expectLimited(await oneTooMany(most.accounts, signUpAgain));
    expect((await signUpAgain(from(address()))).status).toBe(201);
  });

  limited("tries ten passwords a minute, whosever they are; the right one comes too late then", async () => {
    const ip = address();
    const tried = (password: string, email = host.email) =>
      daybook.call("POST", "/v1/sessions", { email, password }, { headers: from(ip) });
    let guess = 0;
    const emails = [host.email, host.email.toUpperCase(), "other@example.com"];
    expectLimited(await oneTooMany(most.sign_in, () => tried(`guess number ${guess++}`, emails[guess % 3])));
    expectLimited(await tried(host.password));
    const elsewhere = await daybook.call(
      "POST",
      "/v1/sessions",
      { email: host.email, password: host.password },
      { headers: from(address()) },
    );
    expect(elsewhere.status).toBe(201);
  });

  limited("books ten times a minute on one page, and goes on on another", async () => {
    const ip = address();
    const other = await makePage(daybook, host, { scheduleId: page.scheduleId });
    const slots = await slotsOf(daybook, page);
    const before = await countBookings();
    let next = 0;
    const again = (on = page) => book(daybook, on, at(slots, next++), {}, from(ip));
    expectLimited(await oneTooMany(most.bookings, again));
    expect((await again(other)).status).toBe(201);
    expect(await countBookings()).toBe(before + most.bookings + 1);
  });

  limited("counts as one however it writes the page's address", async () => {
    const ip = address();
    const ways = [
      page.path,
      page.path.toUpperCase().replace("/V1/PAGES", "/v1/pages"),
      page.path.replace(/.$/, (c) => `%${c.charCodeAt(0).toString(16)}`),
    ];
    let next = 0;
    const hold = () =>
      daybook.call("POST", `${ways[next++ % 3]}/holds`, { start: "2020-01-01T10:00:00Z" }, { headers: from(ip) });
    const refused = await hold();
    expect(refused.json.reason, refused.text).toBe("past");
    expectLimited(await oneTooMany(most.holds - 1, hold));
  });

  limited("changes a booking by its link twenty times a minute", async () => {
    const ip = address();
    const slots = await slotsOf(daybook, page);
    const token = manageToken(await book(daybook, page, at(slots, 0), {}, from(address())));
    let next = 0;
    const change = () => {
      const way = next++ % 2 ? "rescheduling" : "cancellation";
      return daybook.call(
        "POST",
        `/v1/manage/${token}/${way}`,
        way === "rescheduling" ? { start: "2020-01-01T10:00:00Z" } : { reason: 5 },
        { headers: from(ip) },
      );
    };
    // Moving and cancelling count together.
    const answers: number[] = [];
    for (let i = 0; i < most.changes + 1; i++) answers.push((await change()).status);
    expect(answers.at(-1)).toBe(429);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });

  limited("books sixty times a minute on however many pages", async () => {
    const ip = address();
    const pages = [page];
    while (pages.length * most.bookings <= most.address)
      pages.push(await makePage(daybook, host, { scheduleId: page.scheduleId }));
    let next = 0;
    const wish = { start: "2020-01-01T10:00:00Z" };
    const again = () => book(daybook, pages[next++ % pages.length] ?? page, wish.start, {}, from(ip));
    expectLimited(await oneTooMany(most.address, again));
    // Another kind of call, and another address, aren't kept waiting by it.
    const held = (headers: Record<string, string>) => daybook.call("POST", `${page.path}/holds`, wish, { headers });
    expect((await held(from(ip))).status).toBe(409);
    expect((await book(daybook, page, wish.start, {}, from(address()))).status).toBe(409);
  });

  limited("changes bookings sixty times a minute by however many links", async () => {
    const ip = address();
    let next = 0;
    const again = () => daybook.call("POST", `/v1/manage/link-${next++}/cancellation`, {}, { headers: from(ip) });
    expectLimited(await oneTooMany(most.address, again));
  });

  limited("of IPv6 is its whole network", async () => {
    let last = 0;
    const tried = (network: string) =>
      daybook.call(
        "POST",
        "/v1/sessions",
        { email: "nobody@example.com", password: "x" },
        { headers: from(`${network}::${(++last).toString(16)}`) },
      );
    const [one, another] = [`2001:db8:0:${++count}`, `2001:db8:0:${++count}`];
    expectLimited(await oneTooMany(most.sign_in, () => tried(one)));
    expect((await tried(another)).status).toBe(401);
  });
});

limited("one link counts as one, wherever it is used from", async () => {
  const slots = await slotsOf(daybook, page);
  const token = manageToken(await book(daybook, page, at(slots, slots.length - 1), {}, from(address())));
  const again = () =>
    daybook.call("POST", `/v1/manage/${token}/cancellation`, { reason: 5 }, { headers: from(address()) });
  expectLimited(await oneTooMany(most.changes, again));
});

limited("counts calls before it reads them: bad input is limited too", async () => {
  const ip = address();
  const broken = () => daybook.send("POST", "/v1/accounts", "{", { "content-type": "application/json", ...from(ip) });
  expectLimited(await oneTooMany(most.accounts, broken));
});

limited(
  "reads some hundreds of times a minute, whatever it reads, and opens 120 sockets; another may go on",
  async () => {
    const ip = address();
    const other = await makePage(daybook, host, { scheduleId: page.scheduleId });
    const reads = [
      (headers: Record<string, string>) =>
        daybook.call("GET", `${page.path}/slots?from=2030-01-01&to=2030-01-02&timezone=UTC`, undefined, { headers }),
      (headers: Record<string, string>) => daybook.call("GET", other.path, undefined, { headers }),
      (headers: Record<string, string>) => daybook.call("GET", `/v1/pages/${host.handle}`, undefined, { headers }),
      (headers: Record<string, string>) =>
        daybook.call("GET", `/${host.handle}/${page.slug}`, undefined, {
          headers: { ...headers, accept: "text/html" },
        }),
    ];
    let next = 0;
    const read = (from = ip) => (reads[next++ % reads.length] as (typeof reads)[0])({ "cf-connecting-ip": from });
    const limit = most.reads;
    const statuses: number[] = [];
    while (statuses.length < limit) statuses.push((await read()).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    for (let i = 0; i < 9; i++) await read();
    const [slots, , , shown] = reads;
    for (const program of [slots, slots])
      expectLimited(await (program as (typeof reads)[0])({ "cf-connecting-ip": ip }));
    // Who opens a page reads a page, in their language.
    const refused = await (shown as (typeof reads)[0])({ "cf-connecting-ip": ip, "accept-language": "pt-PT" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(refused.headers.get("content-type")).toContain("text/html");
    expect(refused.text).toContain("Volta a abrir daqui a 60 segundos.");
    expect((await read(address())).status).toBe(200);

    const open = () =>
      new Promise<number>((done) => {
        const socket = daybook.worker.connect(`${page.path}/live`, { "cf-connecting-ip": ip });
        socket.on("open", () => done(101)).on("unexpected-response", (_, { statusCode = 0 }) => done(statusCode));
        socket.on("error", () => {});
      });
    const opened: number[] = [];
    for (let i = 0; i <= most.sockets; i++) opened.push(await open());
    expect(opened.indexOf(429)).toBe(most.sockets);
  },
);

it("doesn't limit an evening's reading", async () => {
  const ip = address();
  const reads = await Promise.all(
    Array.from({ length: 60 }, () =>
      daybook.call("GET", page.path, undefined, { headers: { "cf-connecting-ip": ip } }),
    ),
  );
  expect(new Set(reads.map((one) => one.status))).toEqual(new Set([200]));
});

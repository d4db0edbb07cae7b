import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, scopes, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
import { type Answer, type Daybook, signUp, startDaybook } from "./daybook.ts";
import { forgedLinks, linkOf, type Purpose } from "./forged-links.ts";
import { badTokens } from "./forged-tokens.ts";
import { signatureOf } from "./mail-service.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let ours: World;
let theirs: World;
/** What opened the account once. */
let over: { token: string; cookie: string; key: string };
let origin: string;
/** Somebody else's key that may do all that keys may. */
let theirKey: string;

beforeAll(async () => {
  daybook = await startDaybook();
  ours = await makeWorld(daybook, await signUp(daybook));
  theirs = await makeWorld(daybook, await signUp(daybook));
  origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
  over = await endedAccess();
  theirKey = (await makeKey(theirs)).key;
  await settled(daybook);
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const names = Object.keys(allOperations) as Name[];
const record = (name: Name): Operation => allOperations[name];
const ofAccounts = names.filter((name) => record(name).access.as === "account");
const withoutId = ofAccounts.filter((name) => !name.includes("{id}"));
const byLink = names.filter((name) => record(name).access.as === "capability");

/** Calls an operation as the sample of `world` has it, with other headers, or another path. */
function call(name: Name, world: World, headers: Record<string, string> = {}, path?: string): Promise<Answer> {
  const sample = samples[name](world);
  return daybook.call(splitKey(name).method, path ?? sample.path, sample.body, {
    headers: { ...sample.headers, ...headers },
  });
}
async function makeKey({ host: { token } }: World): Promise<{ id: string; key: string }> {
  const wish = { name: "All", scopes: ["admin"], expiresInDays: 1 };
  return (await daybook.call("POST", "/v1/api-keys", wish, { token })).json;
}

/** Signs in and makes a key, and ends both. */
async function endedAccess(): Promise<typeof over> {
  const { email, password, token: owner } = ours.host;
  const { json, headers } = await daybook.call("POST", "/v1/sessions", { email, password });
  const cookie = headers.get("set-cookie")?.split(";")[0] ?? "";
  await daybook.call("DELETE", "/v1/sessions/current", undefined, { headers: { cookie, origin } });
  const { id, key } = await makeKey(ours);
  await daybook.call("DELETE", `/v1/api-keys/${id}`, undefined, { token: owner });
  return { token: json.accessToken, cookie, key };
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const told = (name: string, { status, json }: Answer) => [name, status, json?.code];

/** Runs refused calls; afterwards not a single row anywhere may be another than before. */
async function changingNothing(work: () => Promise<void>): Promise<void> {
  const before = await dump(daybook);
  await work();
  expect(await dump(daybook)).toEqual(before);
}

it("has a sample of every operation", () => {
  expect(Object.keys(samples).sort()).toEqual([...names].sort());
});

/** A call that its record doesn't allow, and how it is refused. */
interface Refusal {
  who: string;
  status: 401 | 404;
  rule?: string;
  headers?: Record<string, string>;
  path?: string;
}

const NEVER = Buffer.alloc(32, 1).toString("base64url");
const strangeCookies = [`daybook_session=${NEVER}`, "daybook_session=", "daybook_session=' OR 1=1 --", "other=1; ="];

/** Everybody whom an operation for accounts must turn away. */
async function notTheAccount(path: string): Promise<Refusal[]> {
  const { host: owner, manage: link, feedFile: feed, sessionId: session, refreshToken } = ours;
  const around = { origin, owner, other: theirs.host, session, link, feed, refreshToken };
  const ids = path.match(/[0-9a-f-]{36}/g) ?? [];
  const found: Refusal[] = [
    { who: "nobody", status: 401, rule: "required" },
    ...[...strangeCookies, over.cookie, `daybook_session=${refreshToken}`].map(
      (cookie): Refusal => ({ who: `a cookie ${cookie}`, status: 401, headers: { cookie } }),
    ),
    { who: "a token of a session that was ended", status: 401, rule: "ended", headers: bearer(over.token) },
    { who: "a key that was revoked", status: 401, rule: "unknown_key", headers: bearer(over.key) },
  ];
  for (const { what, rule, make } of badTokens)
    found.push({ who: `a token ${what}`, status: 401, rule, headers: bearer(await make(around)) });
  if (ids.length === 0) return found;
  found.push(
    { who: "another account", status: 404, headers: bearer(theirs.host.token) },
    { who: "a session of another account", status: 404, headers: { cookie: theirs.cookie, origin } },
  );
  for (const id of ids)
    found.push(
      { who: `nobody, who tries what ids there are for ${id}`, status: 401, path: path.replace(id, "nothing") },
      {
        who: `the account, with nobody's id for ${id}`,
        status: 404,
        headers: bearer(ours.host.token),
        path: path.replace(id, crypto.randomUUID()),
      },
    );
  return found;
}

/** Every link that an operation for links of one purpose must lead nowhere. */
async function notTheLink(path: string, purpose: Purpose): Promise<Refusal[]> {
  const { token, ids } = linkOf(ours, purpose);
  if (!path.includes(token)) throw new Error(`${path} doesn't hold its own link`);
  const others = (["manage", "feed", "hold", "unsubscribe"] as const).filter((other) => other !== purpose);
  const links = [
    ...(await forgedLinks(purpose, ids)),
    ...others.map((other): [string, string] => [`of ${other}`, linkOf(ours, other).token]),
  ];
  const forged = links.map(
    ([what, link]): Refusal => ({ who: `a link ${what}`, status: 404, path: path.replace(token, link) }),
  );
  return [
    ...forged,
    ...forged.map((one) => ({ ...one, who: `the host with ${one.who}`, headers: bearer(ours.host.token) })),
  ];
}

/** Everybody who isn't the mail service, or sends what it sent before or to somebody else. */
function notTheService(name: Name, signs: "events" | "messages"): Refusal[] {
  const body = samples[name](ours).body as string;
  const good = signatureOf(signs, body);
  const other = signs === "events" ? "messages" : "events";
  const now = Date.now();
  const forged: [string, Record<string, string>][] = [
    ["with another secret", signatureOf(signs, body, { secret: `whsec_${Buffer.alloc(32, 9).toString("base64")}` })],
    ["with the other operation's secret", signatureOf(other, body)],
    ["of another body", signatureOf(signs, `${body} `)],
    ["of another id", { ...good, "svix-id": "msg_another" }],
    ["of another time", { ...good, "svix-timestamp": String(Math.floor(now / 1_000) + 1) }],
    ["of another version", { ...good, "svix-signature": (good["svix-signature"] ?? "").replace("v1,", "v1a,") }],
    ["that is cut", { ...good, "svix-signature": (good["svix-signature"] ?? "").slice(0, -2) }],
    ["that is nothing", { ...good, "svix-signature": "v1," }],
    ["with a time that is none", { ...good, "svix-timestamp": "soon" }],
  ];
  return [
    {
      who: "nobody",
      status: 401,
      rule: "required",
      headers: { "svix-id": "", "svix-timestamp": "", "svix-signature": "" },
    },
    ...forged.map(([what, headers]): Refusal => ({ who: `a signature ${what}`, status: 401, rule: "forged", headers })),
    ...[-6, 6].map(
      (minutes): Refusal => ({
        who: `a signature of ${minutes} minutes from now`,
        status: 401,
        rule: "expired",
        headers: signatureOf(signs, body, { at: now + minutes * 60_000 }),
      }),
    ),
  ];
}

/** Whom an operation's record turns away: all that follows from who may call. */
function refusalsOf(name: Name): Promise<Refusal[]> {
  const { access } = record(name);
  const { path } = samples[name](ours);
  switch (access.as) {
    case "account":
      return notTheAccount(path);
    case "capability":
      return notTheLink(path, access.purpose);
    case "mail_service":
      return Promise.resolve(notTheService(name, access.signs));
    case "anyone":
      return Promise.resolve([]);
  }
}

describe("every operation turns away whom its record doesn't let in, and changes nothing", () => {
  it.each(names.filter((name) => record(name).access.as !== "anyone"))("%s", (name) =>
    changingNothing(async () => {
      const refusals = await refusalsOf(name);
      expect(refusals.length).toBeGreaterThan(10);
      for (const { who, status, rule, headers, path } of refusals) {
        const answer = await call(name, ours, headers, path);
        const code = ({ 401: "unauthenticated", 404: "not_found" } as const)[status];
        expect([who, answer.status, answer.json?.code], answer.text).toEqual([who, status, code]);
        if (rule) expect([who, answer.json.errors?.[0]?.rule]).toEqual([who, rule]);
      }
    }),
  );
});

describe("what anyone may read", () => {
  const reads = names.filter((name) => record(name).access.as !== "account" && record(name).success.status === 200);
  it.each(reads.filter((name) => name.startsWith("GET")))("%s doesn't depend on who has signed in", async (name) => {
    for (const headers of [{}, bearer(theirs.host.token), bearer("forged"), { cookie: `daybook_session=${NEVER}` }])
      expect(told(name, await call(name, ours, headers))).toEqual([name, 200, undefined]);
  });
});

it("nobody learns what is wrong with a body before having signed in", () =>
  changingNothing(async () => {
    const wrong = await daybook.call("POST", "/v1/schedules", "{", {});
    expect(told("POST", wrong)).toEqual(["POST", 401, "unauthenticated"]);
  }));

it("every scope that a key may have is asked for by an operation, and every one asked for is one", () => {
  const asked = names.map((name) => record(name).access).map((access) => access.as === "account" && access.scope);
  expect([...new Set(asked.filter((scope) => typeof scope === "string"))].sort()).toEqual([...scopes].sort());
  for (const name of ofAccounts) {
    const { access } = record(name);
    const reads = name.startsWith("GET") || /previews?$/.test(name);
    if (access.as === "account" && access.scope) expect(access.scope, name).toMatch(reads ? /:read$/ : /:write$/);
  }
});

describe("ids of two accounts", () => {
  const withIds = ofAccounts.filter((name) => /\{\w*[iI]d\}/.test(name));

  it.each(withIds)("%s takes no id of another account for any of its own", (name) =>
    changingNothing(async () => {
      const [own, foreign] = [samples[name](ours).path.split("/"), samples[name](theirs).path.split("/")];
      const places = own.flatMap((part, place) => (part === foreign[place] ? [] : [place]));
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        const mixed = own.with(place, foreign[place] ?? "").join("/");
        const answer = await call(name, ours, bearer(ours.host.token), mixed);
        expect([mixed, answer.status, answer.json?.code], answer.text).toEqual([mixed, 404, "not_found"]);
      }
    }),
  );

  it.each(withIds)("%s is let be by another account's strongest key", async (name) => {
    // Its first use is written down; what is refused after it changes nothing.
    await call("GET /v1/me", theirs, bearer(theirKey));
    await changingNothing(async () => {
      const { access } = record(name);
      const answer = await call(name, ours, bearer(theirKey));
      const scoped = access.as === "account" && access.scope !== undefined;
      expect(told(name, answer)).toEqual(scoped ? [name, 404, "not_found"] : [name, 403, "forbidden"]);
    });
  });
});

describe("one account and another's rows", () => {
  it("a foreign schedule can't be given to an event type of one's own", () =>
    changingNothing(async () => {
      const sent = { token: theirs.host.token, headers: { "if-match": '"1"' } };
      const { scheduleId } = ours.page;
      const body = { title: "Mine", scheduleId, durations: [30] };
      const answers = [
        await daybook.call("POST", "/v1/event-types", body, sent),
        await daybook.call("PATCH", `/v1/event-types/${theirs.page.id}`, { scheduleId }, sent),
      ];
      for (const answer of answers)
        expect(answer.json.errors, answer.text).toMatchObject([{ path: "scheduleId", rule: "unknown_schedule" }]);
    }));

  it("lists, searches and calendars hold one's own rows alone", async () => {
    const reads = withoutId.filter(
      (name) => name.startsWith("GET") && !record(name).errors.includes("upgrade_required"),
    );
    const marks = [
      ours.host.id,
      ours.host.email,
      ours.host.handle,
      ours.page.id,
      ours.page.scheduleId,
      ours.bookingId,
      ours.feedId,
      ours.webhookId,
      ours.apiKeyId,
      ours.identityId,
      ours.channelId,
      ours.passkeyId,
      ours.credentialId,
      ours.sessionId,
      ours.exportId,
    ];
    for (const name of reads) {
      const mine = await call(name, theirs, bearer(theirs.host.token));
      expect([name, mine.status]).toEqual([name, 200]);
      for (const mark of marks) expect(mine.text, name).not.toContain(mark);
      // What an account asks for, and that it isn't closing, says nothing of whose it is.
      if (name === "GET /v1/second-factor" || name === "GET /v1/me/deletion") continue;
      const own = (await call(name, ours, bearer(ours.host.token))).text;
      expect(
        marks.filter((mark) => own.includes(mark)),
        name,
      ).not.toEqual([]);
    }
  });

  it("the reasons of refused times are for the host alone", () =>
    changingNothing(async () => {
      const path = `${samples["GET /v1/pages/{handle}/{slug}/slots"](ours).path}&explain=1`;
      expect(told("anyone", await daybook.call("GET", path))).toEqual(["anyone", 401, "unauthenticated"]);
      expect(told("other", await daybook.call("GET", path, undefined, { token: theirs.host.token }))).toEqual([
        "other",
        403,
        "forbidden",
      ]);
      const own = await daybook.call("GET", path, undefined, { token: ours.host.token });
      expect(own.json.refused).toContainEqual(expect.objectContaining({ reason: "booked" }));
    }));
});

describe("links", () => {
  it("show the invitee nothing of other bookings, nor the host's address", async () => {
    for (const name of byLink.filter((one) => one.startsWith("GET /v1/manage"))) {
      const { text } = await call(name, ours);
      for (const hidden of [theirs.host.handle, theirs.bookingId, ours.host.id])
        expect(text, name).not.toContain(hidden);
    }
    expect((await call("GET /v1/manage/{token}", ours)).text).not.toContain(ours.host.email);
  });
});

it("pages and profiles show nobody's address, id or bookings", async () => {
  for (const name of names.filter((one) => one.startsWith("GET /v1/pages") && !one.endsWith("live"))) {
    const { text } = await call(name, ours);
    for (const hidden of [ours.host.email, ours.host.id, ours.bookingId, ours.page.id, "In Vitee", "password"])
      expect(text, name).not.toContain(hidden);
  }
});

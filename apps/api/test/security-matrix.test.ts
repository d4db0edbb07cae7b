import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintCapability } from "../src/tokens/capability.ts";
import { signingKeys } from "../src/tokens/signing-keys.ts";
import { dump, settled } from "./database-dump.ts";
import { type Answer, type Daybook, signUp, startDaybook, TEST_KEYS } from "./daybook.ts";
import { badTokens } from "./forged-tokens.ts";
import { makeWorld, samples, type World } from "./operation-samples.ts";

let daybook: Daybook;
let ours: World;
let theirs: World;

beforeAll(async () => {
  daybook = await startDaybook();
  ours = await makeWorld(daybook, await signUp(daybook));
  theirs = await makeWorld(daybook, await signUp(daybook));
  await settled(daybook);
});
afterAll(() => daybook?.close());

type Name = keyof typeof allOperations;
const names = Object.keys(allOperations) as Name[];
const record = (name: Name): Operation => allOperations[name];
const ofAccounts = names.filter((name) => record(name).access === "account");
const byId = ofAccounts.filter((name) => name.includes("{id}"));
const withoutId = ofAccounts.filter((name) => !name.includes("{id}"));
const byLink = names.filter((name) => record(name).access === "capability");

/** Calls an operation as the sample of `world` has it, with other headers, or another path. */
function call(name: Name, world: World, headers: Record<string, string> = {}, path?: string): Promise<Answer> {
  const sample = samples[name](world);
  return daybook.call(splitKey(name).method, path ?? sample.path, sample.body, {
    headers: { ...sample.headers, ...headers },
  });
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

describe("nobody reads or changes an account", () => {
  it("without signing in", () =>
    changingNothing(async () => {
      for (const name of ofAccounts) expect(told(name, await call(name, ours))).toEqual([name, 401, "unauthenticated"]);
    }));

  it("without signing in, nor learns which ids there are or what is wrong with a body", () =>
    changingNothing(async () => {
      for (const name of byId) {
        const { path } = samples[name](ours);
        const other = path.replace(/[0-9a-f-]{36}/, "nothing");
        expect(told(name, await call(name, ours, {}, other))).toEqual([name, 401, "unauthenticated"]);
      }
      const wrong = await daybook.call("POST", "/v1/schedules", "{", {});
      expect(told("POST", wrong)).toEqual(["POST", 401, "unauthenticated"]);
    }));

  it.each(badTokens)("with an access token that is $what", ({ make, rule }) =>
    changingNothing(async () => {
      const headers = bearer(
        await make({ owner: ours.host, other: theirs.host, link: ours.manage, feed: ours.feedFile }),
      );
      for (const name of ofAccounts) {
        const answer = await call(name, ours, headers);
        expect([...told(name, answer), answer.json?.errors?.[0]?.rule]).toEqual([name, 401, "unauthenticated", rule]);
      }
    }),
  );

  it("with a session cookie that was never given out, however it is written", () =>
    changingNothing(async () => {
      const never = Buffer.alloc(32, 1).toString("base64url");
      for (const cookie of [
        `daybook_session=${never}`,
        "daybook_session=",
        "daybook_session=' OR 1=1 --",
        "other=1; =",
      ])
        for (const name of ofAccounts)
          expect(told(name, await call(name, ours, { cookie }))).toEqual([name, 401, "unauthenticated"]);
    }));
});

describe("one account and another's rows", () => {
  it("a foreign id leads nowhere, in every operation that takes one", () =>
    changingNothing(async () => {
      for (const name of byId)
        expect(told(name, await call(name, ours, bearer(theirs.host.token)))).toEqual([name, 404, "not_found"]);
    }));

  it("and neither does an id of nobody's", () =>
    changingNothing(async () => {
      for (const name of byId) {
        const path = samples[name](ours).path.replace(/[0-9a-f-]{36}/, crypto.randomUUID());
        expect(told(name, await call(name, ours, bearer(ours.host.token), path))).toEqual([name, 404, "not_found"]);
      }
    }));

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
    ];
    for (const name of reads) {
      const mine = await call(name, theirs, bearer(theirs.host.token));
      expect([name, mine.status]).toEqual([name, 200]);
      for (const mark of marks) expect(mine.text, name).not.toContain(mark);
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
  /** Tokens that lead nowhere, made from one that leads somewhere. */
  async function forgeries(purpose: string, ids: string[]): Promise<[string, string][]> {
    const keys = signingKeys(TEST_KEYS);
    const good = await mintCapability(keys, purpose, ids, 0);
    const bytes = Buffer.from(good, "base64url");
    const flipped = Buffer.from(bytes);
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
    const otherId = Buffer.from(bytes);
    otherId[15] = (otherId[15] ?? 0) ^ 1;
    const otherKey = Buffer.from(bytes);
    otherKey[16 * ids.length] = 2;
    return [
      ["of another purpose", await mintCapability(keys, "unsubscribe", ids, 0)],
      ["of the next epoch", await mintCapability(keys, purpose, ids, 1)],
      [
        "signed with another key",
        await mintCapability(signingKeys(`1:${Buffer.alloc(32, 9).toString("base64")}`), purpose, ids, 0),
      ],
      ["with a bit of its signature turned", flipped.toString("base64url")],
      ["with a bit of its id turned", otherId.toString("base64url")],
      ["naming a key that isn't there", otherKey.toString("base64url")],
      ["padded", `${good}==`],
      ["in two lines", `${good}%0A`],
      ["cut", good.slice(0, -1)],
      ["lengthened", `${good}A`],
      ["nothing at all", "x"],
      ["endless", "A".repeat(4_000)],
      ["a null byte", "%00"],
    ];
  }

  it("that are forged lead nowhere, in every operation that takes one", () =>
    changingNothing(async () => {
      const hostIds = [crypto.randomUUID(), crypto.randomUUID()];
      for (const name of byLink) {
        const [purpose, ids] = name.includes("manage")
          ? (["manage", [ours.managedId]] as const)
          : name.includes("holds")
            ? (["hold", hostIds] as const)
            : (["feed", [ours.feedId]] as const);
        const good = name.includes("manage")
          ? ours.manage
          : name.includes("holds")
            ? ours.hold
            : ours.feedFile.replace(".ics", "");
        const { path } = samples[name](ours);
        for (const [what, token] of await forgeries(purpose, [...ids])) {
          const answer = await call(name, ours, {}, path.replace(good, token));
          expect([what, ...told(name, answer)]).toEqual([what, name, 404, "not_found"]);
        }
      }
    }));

  it("of one kind open nothing of another", () =>
    changingNothing(async () => {
      const [feed, { manage, hold }] = [ours.feedFile.replace(".ics", ""), ours];
      for (const [method, path] of [
        ["GET", `/v1/manage/${feed}`],
        ["GET", `/v1/manage/${hold}`],
        ["GET", `/calendar/${manage}.ics`],
        ["DELETE", `/v1/holds/${manage}`],
      ] as const)
        expect(told(path, await daybook.call(method, path))).toEqual([path, 404, "not_found"]);
    }));

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

import { allOperations } from "@daybook/contract/all-operations";
import { auditActs } from "@daybook/contract/audit-acts";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditedActs, type WritingOperation } from "./audited-acts.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

let daybook: Daybook;
let world: World;
let cookie = "";
/** All that was sent and answered, for what of it may not be in the log. */
const secrets = new Set<string>();

beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  await signIn();
});
afterAll(() => daybook?.close());

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function signIn(): Promise<void> {
  const { email, password } = world.host;
  const answer = await daybook.call("POST", "/v1/sessions", { email, password });
  cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

type Entry = Record<string, unknown>;
const entries = (): Promise<Entry[]> =>
  askDatabase(
    daybook,
    "SELECT *, (SELECT id FROM hosts h WHERE h.account_id = l.account_id) AS host FROM audit_log l ORDER BY at, id",
  );

/** What a call has written into anybody's log. */
async function written(call: () => Promise<Answer>): Promise<{ answer: Answer; added: Entry[] }> {
  const before = new Set((await entries()).map(({ id }) => id));
  const answer = await call();
  return { answer, added: (await entries()).filter(({ id }) => !before.has(id)) };
}

/** Calls an operation's sample as whom its record asks for. */
function call(name: keyof typeof allOperations): Promise<Answer> {
  const { path, body, headers } = samples[name](world);
  const record: Operation = allOperations[name];
  const asOwner: Record<string, string> = /\/v1\/(?:sessions|me\/password)/.test(name)
    ? { cookie, "sec-fetch-site": "same-origin" }
    : { authorization: `Bearer ${world.host.token}` };
  return daybook.call(splitKey(name).method, path, body, {
    headers: {
      "user-agent": AGENT,
      ...headers,
      ...(record.access.as === "account" || name.startsWith("DELETE /v1/sessions") ? asOwner : {}),
    },
  });
}

/** Values of an answer, or of what was sent, that nobody may read in a log. */
const SECRET = /"(?:password|accessToken|key|secret|url|email)":"([^"]{6,})"/g;
const keepSecrets = (text: string) => {
  for (const [, value] of text.matchAll(SECRET)) if (value) secrets.add(value);
};

const writing = Object.keys(samples).filter((name) => !name.startsWith("GET ")) as WritingOperation[];

describe("every operation that writes leaves exactly one right entry, or says why not", () => {
  it.each(writing)("%s", async (name) => {
    const wanted = auditedActs[name];
    const { answer, added } = await written(() => call(name));
    expect(answer.status, answer.text).toBe(allOperations[name].success.status);
    // Other ways in are other accounts'.
    if (name.startsWith("POST /v1/sessions")) {
      const set = answer.headers.getSetCookie().find((one) => one.startsWith("daybook_session="));
      cookie = set?.split(";")[0] ?? cookie;
    }
    keepSecrets(answer.text);
    keepSecrets(JSON.stringify(samples[name](world).body ?? ""));
    if ("exempt" in wanted) {
      expect(wanted.exempt.length).toBeGreaterThan(20);
      expect(added).toEqual([]);
      return;
    }
    const [entry] = added;
    expect(added.map(({ act }) => act)).toEqual([wanted.act, ...(wanted.also ?? [])]);
    const account = wanted.of === "another" ? entry?.account_id : (answer.json?.account?.id ?? world.host.id);
    if (wanted.of === "another") expect(account).not.toBe(world.host.id);
    expect(entry).toMatchObject({
      ...{ account_id: account, actor: wanted.by ?? "account" },
      subject_kind: wanted.subject ?? wanted.act.split(".")[0],
      ...(wanted.by ? { network: "", agent: "" } : { actor_id: account, agent: AGENT }),
    });
    expect(entry).toMatchObject(wanted.tells ?? {});
    expect(auditActs).toHaveProperty([wanted.act]);
    // What it is about is in the address, in the answer, or it is the account's own.
    if (entry?.subject_id === null) return;
    const about = String(entry?.subject_id);
    const known = `${samples[name](world).path} ${answer.text} ${account} ${world.managedId} ${JSON.stringify(await sessions())}`;
    if (wanted.act !== "session.ended") expect(known).toContain(about);
    else expect(about).toBe(entry?.via_id);
  });
});

const sessions = () => askDatabase(daybook, "SELECT id FROM sessions");

it("names no operation that there isn't, and leaves none out", () => {
  expect(Object.keys(auditedActs).sort()).toEqual(
    Object.keys(allOperations)
      .filter((name) => !name.startsWith("GET "))
      .sort(),
  );
});

it("every act of an operation here is told, and there is no secret in the log, nor what an invitee wrote", async () => {
  const log = (await dump(daybook)).audit_log?.join("\n") ?? "";
  // Where an account is written to is its own, and what its log has to tell when that changes.
  for (const { email } of await askDatabase(daybook, "SELECT email FROM accounts")) secrets.delete(String(email));
  expect(secrets.size).toBeGreaterThan(8);
  const of = (text: string) => [...secrets, ...text.split("|")].filter((secret) => secret && log.includes(secret));
  const { manage, feedFile, unsubscribe, hold } = world;
  expect(of([manage, feedFile, unsubscribe, hold, world.host.password, world.host.token].join("|"))).toEqual([]);
  expect(of("In Vitee|Al Ong|Gu Est|Mo Re|Rain|sam@example.com|syt_secret|X-Team|crm")).toEqual([]);
});

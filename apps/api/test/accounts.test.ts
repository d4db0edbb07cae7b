import { createHash } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { mintFormerToken } from "../src/tokens/former-access-token.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, key, signUp, startDaybook, TEST_KEYS, unique } from "./daybook.ts";

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

const PASSWORD = "correct horse battery";
const person = (over: object = {}) => {
  const handle = unique("p");
  return {
    email: `${handle}@example.com`,
    password: PASSWORD,
    name: "Ana",
    handle,
    timezone: "Europe/Lisbon",
    ...over,
  };
};
const join = (body: object, headers = key()) => daybook.call("POST", "/v1/accounts", body, { headers });
const signIn = (email: string, password: string) => daybook.call("POST", "/v1/sessions", { email, password });
const cookieOf = (answer: Answer) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";
const codes = (answers: Answer[]) => answers.map((one) => one.json.code ?? one.status).sort();

describe("signing up", () => {
  it("answers with the account, an access token and a session", async () => {
    const body = person({ name: "  Zoe\u0308 Duarte " });
    const made = await join(body);
    expect(made.json.account).toMatchObject({
      email: body.email,
      handle: body.handle,
      name: "Zo\u00eb Duarte",
      tagline: "",
      timezone: "Europe/Lisbon",
      url: expect.stringMatching(new RegExp(`/${body.handle}$`)),
    });
    for (const headers of [{ authorization: `Bearer ${made.json.accessToken}` }, { cookie: cookieOf(made) }]) {
      const me = await daybook.call("GET", "/v1/me", undefined, { headers });
      expect(me.json.account).toEqual(made.json.account);
    }
  });

  it("keeps the password as Argon2id of OWASP's measure, and no quick hash of it anywhere", async () => {
    const body = person();
    const made = await join(body);
    const [row] = await askDatabase(daybook, "SELECT password_hash FROM accounts WHERE id = $1", [
      made.json.account.id,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(String(row?.password_hash), PASSWORD)).toBe(true);
    const everything = JSON.stringify(await dump(daybook));
    expect(everything).not.toContain(PASSWORD);
    const sorted = JSON.stringify(Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))));
    for (const text of [sorted, JSON.stringify(body), PASSWORD])
      expect(everything).not.toContain(createHash("sha256").update(text).digest("base64url"));
  });

  it("gives one account for one Idempotency-Key, whatever is sent how often", async () => {
    const body = person();
    const headers = key();
    const answers = await Promise.all([1, 2, 3].map(() => join(body, headers)));
    expect(codes(answers)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((one) => one.json.account.id)).size).toBe(1);
    expect((await join({ ...body, name: "Other" }, headers)).json.code).toBe("idempotency_key_reused");
  });

  it("doesn't let a key that was seen stand for the password", async () => {
    const body = person();
    const headers = key();
    await join(body, headers);
    const before = await dump(daybook);
    const again = await join({ ...body, password: "a guess at it" }, headers);
    expect([again.status, again.json.code]).toEqual([409, "idempotency_key_reused"]);
    expect(again.headers.get("set-cookie")).toBeNull();
    expect(await dump(daybook)).toEqual(before);
  });

  it("gives a handle to one of ten who want it at once, and an address to one account", async () => {
    const { handle, email } = person();
    const forHandle = await Promise.all(Array.from({ length: 10 }, () => join(person({ handle }))));
    expect(codes(forHandle)).toEqual([201, ...Array(9).fill("handle_taken")]);
    const ways = [email, email.toUpperCase(), ` ${email} `, email.replace("p", "P")];
    const forEmail = await Promise.all(ways.map((way) => join(person({ email: way }))));
    expect(codes(forEmail)).toEqual([201, ...Array(3).fill("email_taken")]);
    const [row] = await askDatabase(
      daybook,
      "SELECT count(*)::int AS accounts, (SELECT count(*)::int FROM hosts) AS hosts, (SELECT count(*)::int FROM handles) AS handles FROM accounts",
    );
    expect([row?.hosts, row?.handles]).toEqual([row?.accounts, row?.accounts]);
  });

  it("takes handles in any case and refuses reserved and taken ones by name", async () => {
    const { handle } = person();
    const state = async (name: string) => (await daybook.call("GET", `/v1/handles/${encodeURIComponent(name)}`)).json;
    expect(await state(handle.toUpperCase())).toEqual({ handle, available: true });
    expect((await join(person({ handle: ` ${handle.toUpperCase()} ` }))).json.account.handle).toBe(handle);
    expect(await state(handle)).toEqual({
      handle,
      available: false,
      rule: "handle_taken",
      message: `“${handle}” is taken. Try another.`,
      params: { value: handle },
    });
    expect(await state("Admin")).toMatchObject({ handle: "admin", available: false, rule: "handle_reserved" });
    expect(await state("a_b")).toMatchObject({ available: false, rule: "format" });
    expect(await state("x".repeat(100))).toMatchObject({ available: false, rule: "too_big", params: { max: 40 } });
    expect(await state("a\u0000b")).toMatchObject({ available: false, rule: "format" });
  });
});

describe("people's names", () => {
  it.each([
    ["an emoji of several code points", "👩‍👩‍👧‍👦 Family"],
    ["right to left", "فاطمة الزهراء"],
    ["Hebrew with points", "שָׁלוֹם עֲלֵיכֶם"],
    ["Persian with a joiner", "می\u200cخواهم"],
    ["Han beyond the first plane", "𠮷野家"],
    ["Zalgo", "Z̸̡͎a̵̧l̴g̶o̷"],
    ["120 emoji", "😀".repeat(120)],
    ["markup", `<script>alert("x")</script> & 'Co'`],
    ["SQL", "Robert'); DROP TABLE bookings;--"],
    ["a template", "{{7*7}} <%= 7*7 %> %s"],
  ])("may be %s, and come back as they were", async (_, name) => {
    const made = await join(person({ name }));
    expect(made.status, made.text).toBe(201);
    expect(made.json.account.name).toBe(name.normalize("NFC"));
    const [row] = await askDatabase(daybook, "SELECT name FROM accounts WHERE id = $1", [made.json.account.id]);
    expect(row?.name).toBe(name.normalize("NFC"));
  });
});

describe("signing in", () => {
  it("goes by the address in any case, and by the password to the letter", async () => {
    const { email, password } = await signUp(daybook);
    for (const way of [email, email.toUpperCase(), `  ${email.replace("h", "H")} `])
      expect((await signIn(way, password)).status).toBe(201);
    for (const wrong of [password.toUpperCase(), ` ${password}`, `${password} `, "", `${password}\u0000`]) {
      const answer = await signIn(email, wrong);
      expect([wrong, answer.status, answer.json.code]).toEqual([wrong, 401, "wrong_credentials"]);
    }
  });

  it("takes passwords in any script, of 10 to 200 characters", async () => {
    for (const password of [
      "пароль-из-слов",
      "密码也可以是一整句话",
      "🔑🪁🧭🪴🧵🪶🥁🛶🧊🎐",
      "a tide of marmalade ".repeat(10),
      "  spaces all around  ",
    ]) {
      const { email } = (await join(person({ password }))).json.account;
      expect([password, (await signIn(email, password)).status]).toEqual([password, 201]);
    }
  });

  it("says and takes the same for an address nobody has as for a wrong password", async () => {
    const { email } = await signUp(daybook);
    const timed = async (address: string) => {
      const times: number[] = [];
      let last: unknown;
      for (let i = 0; i < 5; i++) {
        const begun = performance.now();
        const { requestId: _, ...told } = (await signIn(address, "not the password")).json;
        times.push(performance.now() - begun);
        last = told;
      }
      return { told: last, quickest: Math.min(...times) };
    };
    const [known, unknown] = [await timed(email), await timed("nobody@example.com")];
    expect(unknown.told).toEqual(known.told);
    // A password's hash takes about 40 ms, everything else a few.
    expect(unknown.quickest).toBeGreaterThan(known.quickest / 2);
  });

  it("sets a cookie that scripts can't read and other sites can't send, and keeps its hash alone", async () => {
    const { email, password } = await signUp(daybook);
    const answer = await signIn(email, password);
    const [pair = "", ...attributes] = answer.headers.getSetCookie()[0]?.split("; ") ?? [];
    expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"]);
    const token = pair.replace("daybook_session=", "");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(answer.text).not.toContain(token);
    const everything = JSON.stringify(await dump(daybook));
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  });
});

it("an access token of an account that is gone makes nothing and reads nothing", async () => {
  const gone = { account: crypto.randomUUID(), session: crypto.randomUUID(), provedAt: Date.now() };
  const token = await mintFormerToken(signingKeys(TEST_KEYS), gone, Date.now());
  const before = await dump(daybook);
  const calls = [
    ["GET", "/v1/me", undefined],
    ["PATCH", "/v1/me", { name: "Ghost" }],
    ["POST", "/v1/schedules", { name: "S", timezone: "UTC", hours: [] }],
    ["POST", "/v1/feeds", { name: "F" }],
    ["GET", "/v1/event-types", undefined],
  ] as const;
  for (const [method, path, body] of calls) {
    const answer = await daybook.call(method, path, body, { token, headers: key() });
    expect([path, answer.status, answer.json.code]).toEqual([path, 401, "unauthenticated"]);
  }
  expect(await dump(daybook)).toEqual(before);
});

it("changes name, tagline and time zone, each alone, and nothing when nothing is sent", async () => {
  const { token } = await signUp(daybook);
  const patch = async (body: object) => (await daybook.call("PATCH", "/v1/me", body, { token })).json.account;
  const first = await patch({});
  expect(await patch({ name: "فاطمة" })).toEqual({ ...first, name: "فاطمة" });
  expect(await patch({ tagline: "Swimming, since 1998" })).toMatchObject({
    name: "فاطمة",
    tagline: "Swimming, since 1998",
  });
  expect(await patch({ tagline: "", timezone: "Asia/Kathmandu" })).toEqual({
    ...first,
    name: "فاطمة",
    timezone: "Asia/Kathmandu",
  });
});

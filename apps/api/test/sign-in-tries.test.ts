import { hash } from "@node-rs/argon2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bodyHash } from "../src/http/idempotency-key.ts";
import { counts, parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import { type Answer, type Daybook, signUp, unique } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

const SECOND = 1_000;
const FREE = 3;
let daybook: Daybook;
beforeAll(async () => {
  daybook = await startFaultyDaybook({ vars: { SIGN_IN_TRIES: String(FREE) } });
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

let count = 0;
const network = () => `198.51.${Math.floor(++count / 250)}.${(count % 250) + 1}`;
const cookiesOf = (answer: Answer) => answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
const signIn = (email: string, password: string, from: string, cookie = "") =>
  daybook.call("POST", "/v1/sessions", { email, password }, { headers: { "cf-connecting-ip": from, cookie } });
const waitOf = (answer: Answer) => Number(answer.headers.get("retry-after"));

describe("wrong passwords", () => {
  it("of one account from one network cost a wait that doubles, and none that is for ever", async () => {
    const { email, password } = await signUp(daybook);
    const from = network();
    for (let i = 0; i <= FREE; i++) expect((await signIn(email, "not this one", from)).status).toBe(401);
    const waits: number[] = [];
    let ahead = 0;
    for (let i = 0; i < 12; i++) {
      const refused = await signIn(email, password, from);
      expect([refused.status, refused.json.reason], refused.text).toEqual([429, "sign_in_wait"]);
      // What is left of it is told; the whole of it stands in the row.
      const key = await bodyHash(["pair", email, from]);
      const [row] = await askDatabase(
        daybook,
        "SELECT round(extract(epoch FROM waits_until - last_at))::int AS wait FROM sign_in_waits WHERE key = $1",
        [key],
      );
      waits.push(Number(row?.wait));
      expect(waitOf(refused)).toBeLessThanOrEqual(Number(row?.wait));
      ahead += Number(row?.wait) * SECOND;
      await fault(daybook, { ahead });
      expect((await signIn(email, "not this one", from)).status).toBe(401);
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(Math.max(...waits)).toBe(900);
    await fault(daybook, { ahead: ahead + 901 * SECOND });
    expect((await signIn(email, password, from)).status).toBe(201);
    // Who has come in doesn't wait for the next mistake.
    expect((await signIn(email, "not this one", from)).status).toBe(401);
  });

  it("sent all at once aren't tried more often than one after the other", async () => {
    const { email } = await signUp(daybook);
    const from = network();
    const answers = await parallel(20, () => signIn(email, "not this one", from));
    expect(counts(answers)).toEqual({ 401: FREE + 1, 429: 20 - FREE - 1 });
  });

  it("for an address that nobody has are counted and told the same", async () => {
    const { email } = await signUp(daybook);
    const run = async (address: string) => {
      const from = network();
      const all: unknown[] = [];
      for (let i = 0; i < FREE + 3; i++) {
        const { status, json } = await signIn(address, "not this one", from);
        all.push([status, json.code, json.reason, json.detail.replace(/\d+ seconds?/, "a while")]);
      }
      return all;
    };
    expect(await run(`${unique("nobody")}@example.com`)).toEqual(await run(email));
  });

  it("for many accounts from one network keep that network waiting, whoever it tries next", async () => {
    const from = network();
    const victim = await signUp(daybook);
    const stuffed: number[] = [];
    for (let i = 0; i < 4 * FREE + 6; i++)
      stuffed.push((await signIn(`${unique("leaked")}@example.com`, "123456 from a leak", from)).status);
    expect(stuffed.filter((status) => status === 401)).toHaveLength(4 * FREE + 1);
    expect((await signIn(victim.email, victim.password, from)).status).toBe(429);
    // Next door nobody waits.
    expect((await signIn(victim.email, victim.password, network())).status).toBe(201);
  });

  it("for one account from many networks are slowed down, and its owner's own device isn't", async () => {
    const owner = await signUp(daybook);
    const home = network();
    const [, device = ""] = cookiesOf(await signIn(owner.email, owner.password, home));
    expect(device).toMatch(/^daybook_device=/);
    const guesses: number[] = [];
    for (let i = 0; i < 10 * FREE + 5; i++)
      guesses.push((await signIn(owner.email, "a guess at it", network())).status);
    expect(guesses.filter((status) => status === 401)).toHaveLength(10 * FREE + 1);
    expect((await signIn(owner.email, owner.password, network())).status).toBe(429);
    expect((await signIn(owner.email, owner.password, network(), device)).status).toBe(201);
    // That cookie opens nothing, has a count of its own, and is nobody else's.
    expect((await daybook.call("GET", "/v1/me", undefined, { headers: { cookie: device } })).status).toBe(401);
    const stolen = await parallel(10, () => signIn(owner.email, "a guess at it", network(), device));
    expect(counts(stolen)).toEqual({ 401: FREE + 1, 429: 9 - FREE });
    const other = await signUp(daybook);
    const from = network();
    const foreign = await parallel(10, () => signIn(other.email, "a guess at it", from, device));
    expect(counts(foreign)).toEqual({ 401: FREE + 1, 429: 9 - FREE });
  });

  it("don't close the way by mail", async () => {
    const { email } = await signUp(daybook);
    const from = network();
    await parallel(8, () => signIn(email, "not this one", from));
    const asked = await daybook.call("POST", "/v1/magic-links", { email }, { headers: { "cf-connecting-ip": from } });
    expect(asked.status).toBe(202);
  });
});

it("a session cookie given to a browser beforehand is never the one that is signed in", async () => {
  const { email, password } = await signUp(daybook);
  const planted = `daybook_session=${Buffer.alloc(32, 5).toString("base64url")}`;
  const answer = await signIn(email, password, network(), planted);
  const [session = ""] = cookiesOf(answer);
  expect(session).not.toBe(planted);
  const who = (cookie: string) => daybook.call("GET", "/v1/me", undefined, { headers: { cookie } });
  expect((await who(planted)).status).toBe(401);
  expect((await who(session)).status).toBe(200);
  const again = await signIn(email, password, network(), session);
  expect(cookiesOf(again)[0]).not.toBe(session);
});

it("a hash of weaker parameters is made anew when its password is used, and not when another is", async () => {
  const { id, email, password } = await signUp(daybook);
  const weak = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await askDatabase(daybook, "UPDATE accounts SET password_hash = $2 WHERE id = $1", [id, weak]);
  const read = async () =>
    String((await askDatabase(daybook, "SELECT password_hash FROM accounts WHERE id = $1", [id]))[0]?.password_hash);
  await signIn(email, "not this one", network());
  expect(await read()).toBe(weak);
  expect((await signIn(email, password, network())).status).toBe(201);
  await eventually(read).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await signIn(email, password, network())).status).toBe(201);
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Authenticator } from "./authenticator.ts";
import { shownCode } from "./authenticator-app.ts";
import { parallel } from "./claims.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, type Host, signUp } from "./daybook.ts";
import { addApp, addPasskey, originOf } from "./factor-samples.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { linkFor } from "./ways-in-samples.ts";

const MINUTE = 60_000;

let daybook: Daybook;
beforeAll(async () => {
  daybook = await startFaultyDaybook();
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

interface Person extends Host {
  key: string;
  codes: string[];
}
async function withApp(): Promise<Person> {
  const host = await signUp(daybook);
  return { ...host, ...(await addApp(daybook, host)) };
}
/** Calls from one network are counted; these come from many. */
let networks = 0;
const elsewhere = () => ({ "cf-connecting-ip": `2001:db8:${(++networks).toString(16)}::1` });
const post = (path: string, body: unknown, token?: string): Promise<Answer> =>
  daybook.call("POST", path, body, { token, headers: elsewhere() });
const first = ({ email, password }: Host) => post("/v1/sessions", { email, password });
async function begun(person: Host): Promise<string> {
  const answer = await first(person);
  expect([answer.status, answer.json.code], answer.text).toEqual([401, "second_factor_required"]);
  return answer.json.secondFactor.token;
}
const second = (token: string, what: object) => post("/v1/sessions/second-factor", { token, ...what });
const told = ({ status, json }: Answer) => [status, json?.code];
const WRONG = [401, "wrong_code"];
const wrongFor = (key: string) => (shownCode(key) === "000000" ? "000001" : "000000");

describe("signing in where codes are asked for", () => {
  it("the password gives no session, but a token with which the code does", async () => {
    const person = await withApp();
    const half = await first(person);
    expect(half.headers.get("set-cookie")).toBeNull();
    expect(half.json).not.toHaveProperty("accessToken");
    expect(half.json.secondFactor.ways).toEqual(["code", "recovery_code"]);
    const whole = await second(half.json.secondFactor.token, { code: shownCode(person.key) });
    expect([whole.status, whole.json.account?.id], whole.text).toEqual([201, person.id]);
    expect(whole.headers.get("set-cookie")).toMatch(/^daybook_session=/);
  });

  it("the token is no session, and no access token", async () => {
    const person = await withApp();
    const token = await begun(person);
    const before = await dump(daybook);
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { cookie: `daybook_session=${token}` },
      { cookie: `__Host-daybook_session=${token}` },
    ])
      for (const path of ["/v1/me", "/v1/passkeys", "/v1/sessions/current/proof", "/v1/second-factor"])
        expect((await daybook.call("GET", path, undefined, { headers })).status).toBe(401);
    expect(await dump(daybook)).toEqual(before);
  });

  it("it counts once, for five minutes, and for its own account", async () => {
    const [one, other] = [await withApp(), await withApp()];
    const token = await begun(one);
    expect(told(await second(token, { code: shownCode(other.key) }))).toEqual(WRONG);
    expect(told(await second(token, { recoveryCode: other.codes[0] }))).toEqual(WRONG);
    expect((await second(token, { code: shownCode(one.key) })).status).toBe(201);
    expect(told(await second(token, { recoveryCode: one.codes[0] }))).toEqual([401, "sign_in_expired"]);
    const late = await begun(other);
    await fault(daybook, { ahead: 5 * MINUTE + 1_000 });
    expect(told(await second(late, { recoveryCode: other.codes[0] }))).toEqual([401, "sign_in_expired"]);
    expect(told(await second("never", { code: "000000" }))).toEqual([401, "sign_in_expired"]);
  });

  it("a wrong password says no more than it did before", async () => {
    const person = await withApp();
    const answer = await first({ ...person, password: "something else entirely" });
    expect([answer.status, answer.json.code, answer.json.secondFactor]).toEqual([401, "wrong_credentials", undefined]);
  });
});

describe("no other way in goes around it", () => {
  const verified = (host: Host) =>
    askDatabase(daybook, "UPDATE accounts SET email_verified_at = now() WHERE id = $1", [host.id]);
  const mailed = async (purpose: "magic" | "reset", host: Host) => ({
    token: await linkFor(daybook, purpose, { accountId: host.id, email: host.email }),
  });

  it("a mailed link to sign in by doesn't, and its token asks for the code", async () => {
    const person = await withApp();
    await verified(person);
    const half = await post("/v1/magic-links/completion", await mailed("magic", person));
    expect([told(half), half.headers.get("set-cookie")]).toEqual([[401, "second_factor_required"], null]);
    const whole = await second(half.json.secondFactor.token, { code: shownCode(person.key) });
    expect(whole.json.account?.id, whole.text).toBe(person.id);
  });

  it("choosing another password doesn't; what was begun with the former one is over", async () => {
    const person = await withApp();
    await verified(person);
    const before = await begun(person);
    const password = "another one, quite long";
    const half = await post("/v1/password-resets/completion", { ...(await mailed("reset", person)), password });
    expect([told(half), half.headers.get("set-cookie")]).toEqual([[401, "second_factor_required"], null]);
    expect(told(await second(before, { code: shownCode(person.key) }))).toEqual([401, "sign_in_expired"]);
    expect((await second(half.json.secondFactor.token, { code: shownCode(person.key) })).status).toBe(201);
  });

  it("where nobody had proved the address, what somebody else has set up goes, and their way in with it", async () => {
    for (const purpose of ["magic", "reset"] as const) {
      const stranger = await withApp();
      const device = new Authenticator(await originOf(daybook));
      await addPasskey(daybook, stranger, device);
      const path = purpose === "magic" ? "/v1/magic-links/completion" : "/v1/password-resets/completion";
      const chosen = purpose === "magic" ? {} : { password: "the owner's own, quite long" };
      const owner = await post(path, { ...(await mailed(purpose, stranger)), ...chosen });
      expect([purpose, owner.status], owner.text).toEqual([purpose, 201]);
      const { publicKey } = (await daybook.call("POST", "/v1/passkeys/challenge")).json;
      expect((await post("/v1/sessions/passkey", { credential: device.unlock(publicKey) })).status).toBe(401);
      const standing = await daybook.call("GET", "/v1/second-factor", undefined, { token: owner.json.accessToken });
      expect(standing.json).toMatchObject({ codes: null, recoveryCodes: { made: 0 } });
    }
  });
});

describe("a code", () => {
  it("counts once: not again, not beside itself, and none before it", async () => {
    const person = await withApp();
    const tokens = [await begun(person), await begun(person), await begun(person)];
    const code = shownCode(person.key, 1);
    const answers = await parallel(3, (index) => second(tokens[index] ?? "", { code }));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
    expect(told(await second(await begun(person), { code: shownCode(person.key) }))).toEqual(WRONG);
  });

  it("that switched them on doesn't sign in", async () => {
    const host = await signUp(daybook);
    const { key } = (await post("/v1/second-factor/setup", undefined, host.token)).json;
    const code = shownCode(key);
    expect((await post("/v1/second-factor", { code }, host.token)).status).toBe(200);
    expect(told(await second(await begun(host), { code }))).toEqual(WRONG);
    expect((await second(await begun(host), { code: shownCode(key, 1) })).status).toBe(201);
  });

  it("can't be guessed by beginning again and again, and recovery codes count all the while", async () => {
    const person = await withApp();
    const token = await begun(person);
    const wrong = { code: wrongFor(person.key) };
    for (let tries = 0; tries < 5; tries++) expect(told(await second(token, wrong))).toEqual(WRONG);
    expect(told(await second(token, wrong))).toEqual([401, "sign_in_expired"]);
    // Another sign-in, from anywhere: no code is looked at now, the right one either.
    const blocked = await second(await begun(person), { code: shownCode(person.key) });
    expect(told(blocked)).toEqual([429, "rate_limited"]);
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(50);
    // Who is in already isn't kept from working.
    expect((await post("/v1/sessions/current/proof", { code: shownCode(person.key) }, person.token)).status).toBe(200);
    expect((await second(await begun(person), { recoveryCode: person.codes[0] })).status).toBe(201);
    await fault(daybook, { ahead: 61_000 });
    const later = { code: shownCode(person.key, 1, Date.now() + 61_000) };
    expect((await second(await begun(person), later)).status).toBe(201);
  });

  it("of many guesses at once is counted one by one", async () => {
    const person = await withApp();
    const tokens = await parallel(8, () => begun(person));
    const answers = await parallel(8, (index) => second(tokens[index] ?? "", { code: wrongFor(person.key) }));
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });
});

describe("recovery codes", () => {
  it("count once each, are counted, and are kept as hashes alone", async () => {
    const person = await withApp();
    expect(person.codes).toHaveLength(10);
    const [code = ""] = person.codes;
    expect((await second(await begun(person), { recoveryCode: code.toLowerCase() })).status).toBe(201);
    expect(told(await second(await begun(person), { recoveryCode: code }))).toEqual(WRONG);
    const standing = await daybook.call("GET", "/v1/second-factor", undefined, { token: person.token });
    expect(standing.json.recoveryCodes).toMatchObject({ left: 9, made: 10 });
    const kept = JSON.stringify(await dump(daybook));
    for (const one of person.codes) expect(kept).not.toContain(one);
    expect(kept).not.toContain(person.key);
  });

  it("of before count no more once there are new ones", async () => {
    const person = await withApp();
    const made = await post("/v1/second-factor/recovery-codes", undefined, person.token);
    expect(told(await second(await begun(person), { recoveryCode: person.codes[0] }))).toEqual(WRONG);
    expect((await second(await begun(person), { recoveryCode: made.json.newCodes[0] })).status).toBe(201);
  });
});

describe("switching codes on and off", () => {
  it("counts once a code was sent, and a second app takes the place of the first", async () => {
    const host = await signUp(daybook);
    const setup = async () => (await post("/v1/second-factor/setup", undefined, host.token)).json.key;
    const confirm = (code: string) => post("/v1/second-factor", { code }, host.token);
    expect((await confirm("000000")).status).toBe(404);
    const key = await setup();
    expect((await first(host)).status).toBe(201);
    expect(told(await confirm(wrongFor(key)))).toEqual(WRONG);
    expect((await first(host)).status).toBe(201);
    expect((await confirm(shownCode(key, -1))).status).toBe(200);
    const next = await setup();
    expect((await second(await begun(host), { code: shownCode(key) })).status).toBe(201);
    expect((await confirm(shownCode(next, -1))).status).toBe(200);
    expect(told(await second(await begun(host), { code: shownCode(key, 1) }))).toEqual(WRONG);
    expect((await second(await begun(host), { code: shownCode(next) })).status).toBe(201);
  });

  it("needs a fresh proof, which a renewed session isn't", async () => {
    const person = await withApp();
    const whole = await second(await begun(person), { code: shownCode(person.key) });
    const cookie = whole.headers.get("set-cookie")?.split(";")[0] ?? "";
    const origin = await originOf(daybook);
    await fault(daybook, { ahead: 11 * MINUTE });
    const renewed = await daybook.call("POST", "/v1/sessions/refresh", undefined, { headers: { cookie, origin } });
    const { accessToken } = renewed.json;
    for (const [method, path, body] of [
      ["POST", "/v1/second-factor/setup"],
      ["POST", "/v1/second-factor", { code: "000000" }],
      ["POST", "/v1/second-factor/recovery-codes"],
      ["DELETE", "/v1/second-factor"],
    ] as const) {
      const answer = await daybook.call(method, path, body, { token: accessToken });
      expect([path, answer.status, answer.json.errors?.[0].rule]).toEqual([path, 401, "step_up"]);
    }
  });
});

describe("proving who one is", () => {
  const signedIn = async (host: Host) => {
    const answer = await first(host);
    return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  };
  const prove = async (cookie: string, body: object) =>
    daybook.call("POST", "/v1/sessions/current/proof", body, {
      headers: { cookie, origin: await originOf(daybook), ...elsewhere() },
    });
  const isFresh = async (cookie: string) => {
    const headers = { cookie, origin: await originOf(daybook) };
    return (await daybook.call("POST", "/v1/passkeys/creation", undefined, { headers })).status === 200;
  };

  it("makes that very session fresh, and no other; the token in the answer too", async () => {
    const host = await signUp(daybook);
    const [here, there] = [await signedIn(host), await signedIn(host)];
    await fault(daybook, { ahead: 11 * MINUTE });
    expect([await isFresh(here), await isFresh(there)]).toEqual([false, false]);
    expect(told(await prove(here, { password: "not this one" }))).toEqual([401, "wrong_credentials"]);
    expect(await isFresh(here)).toBe(false);
    const sessions = () => askDatabase(daybook, "SELECT id FROM sessions ORDER BY id");
    const before = await sessions();
    const proved = await prove(here, { password: host.password });
    expect(proved.status, proved.text).toBe(200);
    expect([await isFresh(here), await isFresh(there)]).toEqual([true, false]);
    expect(await sessions()).toEqual(before);
    const { accessToken: token } = proved.json;
    expect((await daybook.call("POST", "/v1/passkeys/creation", undefined, { token })).status).toBe(200);
  });

  it("the password alone isn't enough where codes are asked for; a code is, once", async () => {
    const person = await withApp();
    const whole = await second(await begun(person), { recoveryCode: person.codes[0] });
    const cookie = whole.headers.get("set-cookie")?.split(";")[0] ?? "";
    const ways = await daybook.call("GET", "/v1/sessions/current/proof", undefined, { headers: { cookie } });
    expect(ways.json).toEqual({ ways: ["code", "recovery_code"], publicKey: null });
    await fault(daybook, { ahead: 11 * MINUTE });
    expect(told(await prove(cookie, { password: person.password }))).toEqual([401, "second_factor_required"]);
    expect(await isFresh(cookie)).toBe(false);
    const code = shownCode(person.key, 0, Date.now() + 11 * MINUTE);
    expect((await prove(cookie, { code })).status).toBe(200);
    expect(await isFresh(cookie)).toBe(true);
    expect(told(await prove(cookie, { code }))).toEqual(WRONG);
  });

  it("a passkey proves its own account alone, by what that account was asked", async () => {
    const origin = await originOf(daybook);
    const [one, other] = [await signUp(daybook), await signUp(daybook)];
    const [mine, theirs] = [new Authenticator(origin), new Authenticator(origin)];
    await addPasskey(daybook, one, mine);
    await addPasskey(daybook, other, theirs);
    const cookie = await signedIn(one);
    const options = async (host = one) =>
      (await daybook.call("GET", "/v1/sessions/current/proof", undefined, { token: host.token })).json.publicKey;
    expect((await options()).allowCredentials).toMatchObject([{ id: mine.id }]);
    expect(told(await prove(cookie, { credential: theirs.unlock(await options()) }))).toEqual([
      401,
      "wrong_credentials",
    ]);
    expect(told(await prove(cookie, { credential: mine.unlock(await options(other)) }))).toEqual([
      401,
      "wrong_credentials",
    ]);
    const { publicKey } = (await daybook.call("POST", "/v1/passkeys/challenge")).json;
    expect(told(await prove(cookie, { credential: mine.unlock(publicKey) }))).toEqual([401, "wrong_credentials"]);
    const credential = mine.unlock(await options());
    expect((await prove(cookie, { credential })).status).toBe(200);
    expect(told(await prove(cookie, { credential }))).toEqual([401, "wrong_credentials"]);
    expect(
      told(await daybook.call("POST", "/v1/sessions/passkey", { credential: mine.unlock(await options()) })),
    ).toEqual([401, "wrong_credentials"]);
  });

  it("a password can't be guessed with a stolen cookie", async () => {
    const host = await signUp(daybook);
    const cookie = await signedIn(host);
    for (let tries = 0; tries < 5; tries++)
      expect(told(await prove(cookie, { password: `guess ${tries}` }))).toEqual([401, "wrong_credentials"]);
    expect(told(await prove(cookie, { password: host.password }))).toEqual([429, "rate_limited"]);
    expect((await first(host)).status).toBe(201);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Authenticator, type Said } from "./authenticator.ts";
import { parallel } from "./claims.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, type Host, signUp, startDaybook } from "./daybook.ts";
import { addApp, addPasskey, originOf } from "./factor-samples.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

const MINUTE = 60_000;

let daybook: Daybook;
let origin: string;
beforeAll(async () => {
  daybook = await startFaultyDaybook();
  origin = await originOf(daybook);
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

interface Person extends Host {
  device: Authenticator;
  passkeyId: string;
}
async function withPasskey(): Promise<Person> {
  const host = await signUp(daybook);
  const device = new Authenticator(origin);
  const { id } = await addPasskey(daybook, host, device);
  return { ...host, device, passkeyId: id };
}
const asked = async () => (await daybook.call("POST", "/v1/passkeys/challenge")).json.publicKey;
const signIn = (credential: unknown): Promise<Answer> => daybook.call("POST", "/v1/sessions/passkey", { credential });
const unlocked = async (device: Authenticator, said: Said = {}) => device.unlock(await asked(), said);
const told = ({ status, json }: Answer) => [status, json?.code];
const REFUSED = [401, "wrong_credentials"];

describe("a passkey", () => {
  it("signs in alone: no address, no password, and nothing more is asked for", async () => {
    const person = await withPasskey();
    await addApp(daybook, person);
    const answer = await signIn(await unlocked(person.device));
    expect([answer.status, answer.json.account?.id], answer.text).toEqual([201, person.id]);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    const me = await daybook.call("GET", "/v1/me", undefined, { headers: { cookie } });
    expect(me.json.account.id).toBe(person.id);
    const [session] = await askDatabase(
      daybook,
      "SELECT method FROM sessions WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1",
      [person.id],
    );
    expect(session?.method).toBe("passkey");
  });

  it("is asked for without naming anybody, and is unlocked by its person", async () => {
    const { challenge, ...rest } = await asked();
    expect(rest).toEqual({
      rpId: new URL(origin).hostname,
      timeout: 5 * MINUTE,
      userVerification: "required",
      allowCredentials: [],
    });
    expect(challenge).toMatch(/^[\w-]{60,}$/);
  });

  it("is listed by its name, its last use, and whether it is on other devices too", async () => {
    const person = await withPasskey();
    const list = async () => (await daybook.call("GET", "/v1/passkeys", undefined, { token: person.token })).json.items;
    expect(await list()).toMatchObject([
      { id: person.passkeyId, name: "Phone", syncs: true, synced: true, lastUsedAt: null },
    ]);
    await signIn(await unlocked(person.device));
    expect((await list())[0].lastUsedAt).toMatch(/Z$/);
    const renamed = await daybook.call(
      "PATCH",
      `/v1/passkeys/${person.passkeyId}`,
      { name: "Key ring" },
      { token: person.token },
    );
    expect(renamed.json.name).toBe("Key ring");
  });

  it("once removed counts no more", async () => {
    const person = await withPasskey();
    const gone = await daybook.call("DELETE", `/v1/passkeys/${person.passkeyId}`, undefined, { token: person.token });
    expect(gone.status, gone.text).toBe(204);
    expect(told(await signIn(await unlocked(person.device)))).toEqual(REFUSED);
  });

  it("isn't removed where it is the last way in, also not of two at once", async () => {
    const person = await withPasskey();
    const second = await addPasskey(daybook, person, new Authenticator(origin));
    await askDatabase(daybook, "UPDATE accounts SET password_hash = NULL WHERE id = $1", [person.id]);
    const ids = [person.passkeyId, second.id];
    const answers = await parallel(2, (index) =>
      daybook.call("DELETE", `/v1/passkeys/${ids[index]}`, undefined, { token: person.token }),
    );
    expect(answers.map(({ status, json }) => json?.code ?? status).sort()).toEqual([204, "last_way_in"]);
  });
});

describe("an answer of an authenticator", () => {
  it("counts once, also of ten at the same time", async () => {
    const { device } = await withPasskey();
    const credential = await unlocked(device);
    const answers = await parallel(10, () => signIn(credential));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(401)]);
    expect(told(await signIn(credential))).toEqual(REFUSED);
  });

  it("to a challenge that was answered before doesn't count, with another signature either", async () => {
    const { device } = await withPasskey();
    const publicKey = await asked();
    expect((await signIn(device.unlock(publicKey))).status).toBe(201);
    expect(told(await signIn(device.unlock(publicKey)))).toEqual(REFUSED);
  });

  it("counts for five minutes", async () => {
    const { device } = await withPasskey();
    const [soon, late] = [await unlocked(device), await unlocked(device)];
    await fault(daybook, { ahead: 4 * MINUTE });
    expect((await signIn(soon)).status).toBe(201);
    await fault(daybook, { ahead: 5 * MINUTE + 1_000 });
    expect(told(await signIn(late))).toEqual(REFUSED);
  });

  it.each<[string, (person: Person) => Said]>([
    ["of another site", () => ({ origin: "https://evil.example" })],
    ["of this host at another port", () => ({ origin: origin.replace(/\d+$/, "1") })],
    ["for another site's name", () => ({ rpId: "evil.example" })],
    ["that nobody unlocked", () => ({ verified: false })],
    ["to a challenge of its own", () => ({ challenge: Buffer.alloc(53, 1).toString("base64url") })],
    ["to no challenge", () => ({ challenge: "" })],
    ["that says it made a passkey", () => ({ type: "webauthn.create" })],
    ["in another account's name", () => ({ userHandle: Buffer.alloc(16, 1).toString("base64url") })],
  ])("%s doesn't count, and changes nothing", async (_, said) => {
    const person = await withPasskey();
    const credential = await unlocked(person.device, said(person));
    const before = await dump(daybook);
    expect(told(await signIn(credential))).toEqual(REFUSED);
    expect(await dump(daybook)).toEqual(before);
  });

  it("whose counter went back, or stood still, doesn't count: it is a copy's", async () => {
    const { device } = await withPasskey();
    device.counter = 40;
    expect((await signIn(await unlocked(device))).status).toBe(201);
    for (const counter of [41, 40, 3, 0])
      expect(told(await signIn(await unlocked(device, { counter })))).toEqual(REFUSED);
    expect((await signIn(await unlocked(device, { counter: 42 }))).status).toBe(201);
  });

  it("with another's signature, or bytes that are none, doesn't count", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const publicKey = await asked();
    const [mine, theirs] = [one.device.unlock(publicKey), other.device.unlock(publicKey)];
    const { signature } = theirs.response;
    for (const response of [
      { ...mine.response, signature },
      { ...mine.response, signature: "" },
      { ...mine.response, authenticatorData: "AAAA" },
      { ...mine.response, clientDataJSON: Buffer.from("[]").toString("base64url") },
      { ...mine.response, clientDataJSON: "###" },
    ])
      expect(told(await signIn({ ...mine, response }))).toEqual(REFUSED);
    const { id } = theirs;
    expect(told(await signIn({ ...mine, id, rawId: id }))).toEqual(REFUSED);
  });
});

describe("making a passkey", () => {
  const begin = async (token: string) =>
    (await daybook.call("POST", "/v1/passkeys/creation", undefined, { token })).json.publicKey;
  const add = (token: string, credential: unknown, over: object = {}) =>
    daybook.call("POST", "/v1/passkeys", { name: "Phone", credential, ...over }, { token });

  it("needs a fresh proof, and so does removing one", async () => {
    const person = await withPasskey();
    await fault(daybook, { ahead: 11 * MINUTE });
    const { token } = person;
    for (const answer of [
      await daybook.call("POST", "/v1/passkeys/creation", undefined, { token }),
      await add(token, new Authenticator(origin).make(await begin((await signUp(daybook)).token))),
      await daybook.call("DELETE", `/v1/passkeys/${person.passkeyId}`, undefined, { token }),
    ])
      expect([answer.status, answer.json.errors[0].rule]).toEqual([401, "step_up"]);
  });

  it("answers what was asked of this account, here, and once", async () => {
    const [one, other] = [await signUp(daybook), await signUp(daybook)];
    const options = await begin(one.token);
    const device = new Authenticator(origin);
    const credential = device.make(options);
    expect((await add(other.token, credential)).status).toBe(422);
    for (const said of [
      { origin: "https://evil.example" },
      { rpId: "evil.example" },
      { verified: false },
      { type: "webauthn.get" },
    ])
      expect((await add(one.token, new Authenticator(origin).make(options, said))).status).toBe(422);
    expect((await add(one.token, credential)).status).toBe(201);
    expect((await add(one.token, new Authenticator(origin).make(options))).status).toBe(422);
    // A challenge to sign in makes none, nor does one to make a passkey sign in.
    const signing = await asked();
    const wrong = new Authenticator(origin).make({ ...options, challenge: signing.challenge });
    expect((await add(one.token, wrong)).status).toBe(422);
    const { challenge } = await begin(one.token);
    expect(told(await signIn(device.unlock({ ...signing, challenge })))).toEqual(REFUSED);
  });

  it("takes no passkey that is another's, and nothing but its name and what its authenticator said", async () => {
    const [one, other] = [await withPasskey(), await signUp(daybook)];
    const stolen = one.device.make(await begin(other.token));
    expect((await add(other.token, stolen)).status).toBe(422);
    const credential = new Authenticator(origin).make(await begin(other.token));
    for (const over of [{ accountId: one.id }, { counter: 0 }, { id: one.passkeyId }, { publicKey: "AAAA" }])
      expect((await add(other.token, credential, over)).json.errors[0].rule).toBe("unknown_field");
  });
});

it("where a deployment has an address of its own, passkeys belong there, wherever a call came in", async () => {
  const own = "https://book.example";
  const deployed = await startDaybook({ vars: { PUBLIC_URL: own } });
  try {
    const host = await signUp(deployed);
    const device = new Authenticator(own);
    await addPasskey(deployed, host, device);
    const challenge = async () => (await deployed.call("POST", "/v1/passkeys/challenge")).json.publicKey;
    const enter = (credential: unknown) => deployed.call("POST", "/v1/sessions/passkey", { credential });
    expect((await challenge()).rpId).toBe("book.example");
    expect(told(await enter(device.unlock(await challenge(), { origin })))).toEqual(REFUSED);
    expect((await enter(device.unlock(await challenge()))).status).toBe(201);
  } finally {
    await deployed.close();
  }
});

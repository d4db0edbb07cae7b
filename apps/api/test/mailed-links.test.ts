import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Answer, type Daybook, type Host, key, signUp, unique } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { mailsTo, type SentMail } from "./mail-service.ts";
import { makeIdentities } from "./provider-samples.ts";
import { bareAccount, codeOf, linkFor } from "./ways-in-samples.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
let daybook: Daybook;
beforeAll(async () => {
  daybook = await startFaultyDaybook();
});
afterEach(() => fault(daybook, { ahead: 0 }));
afterAll(() => daybook?.close());

const post = (path: string, body?: object, token?: string) => daybook.call("POST", path, body, { token });
const me = (token: string) => daybook.call("GET", "/v1/me", undefined, { token });
const bySession = (cookie: string) => daybook.call("GET", "/v1/me", undefined, { headers: { cookie } });
const cookieOf = (answer: Answer) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";
const signIn = (email: string, password: string) => post("/v1/sessions", { email, password });
const told = ({ status, json }: Answer) => [status, json?.code ?? null, json?.reason ?? null];

/** The newest mail to an address whose subject fits, once it is there, as often as it was sent. */
async function mailOf(address: string, subject: RegExp, count = 1): Promise<SentMail> {
  const fitting = async () => (await mailsTo(daybook, address)).filter((mail) => subject.test(mail.subject));
  await eventually(async () => (await fitting()).length, `mails to ${address}`).toBe(count);
  const [newest] = (await fitting()).toSorted((a, b) => b.receivedAt - a.receivedAt);
  if (!newest) throw new Error("There is no mail");
  return newest;
}
const tokenIn = ({ text }: SentMail): string => /\/sign-in\/[a-z-]+#([\w-]+)/.exec(text)?.[1] ?? "";
const codeIn = ({ subject }: SentMail): string => /\d{3} \d{3}/.exec(subject)?.[0] ?? "";

const DOCUMENT = "application/vnd.daybook.document+json";
const RESET = /Choose a new password/;
const CODE = /is your code/;

async function verified(): Promise<Host> {
  const host = await signUp(daybook);
  await post("/v1/me/verifications/code", { code: await codeOf(daybook, host.id) }, host.token);
  expect((await me(host.token)).json.account.emailVerified).toBe(true);
  return host;
}

describe("an address that is to be verified", () => {
  it("is by the link of the mail that signing up sends, and by nothing that only opens it", async () => {
    const host = await signUp(daybook);
    const mail = await mailOf(host.email, CODE);
    const token = tokenIn(mail);
    const before = await dump(daybook);
    for (const method of ["GET", "HEAD"])
      expect((await daybook.send(method, "/sign-in/verify", undefined, { accept: DOCUMENT })).status).toBe(200);
    const look = await post("/v1/mailed-links", { purpose: "verify", token });
    expect(look.json).toMatchObject({ state: "open", email: host.email, name: "Test Host", handle: host.handle });
    expect(await dump(daybook)).toEqual(before);
    expect((await me(host.token)).json.account.emailVerified).toBe(false);
    expect((await post("/v1/verifications", { token })).json).toEqual({ email: host.email });
    expect((await me(host.token)).json.account.emailVerified).toBe(true);
    expect(told(await post("/v1/verifications", { token }))).toEqual([410, "link_ended", "used"]);
    expect((await post("/v1/me/verifications", undefined, host.token)).json).toEqual({
      email: host.email,
      until: null,
    });
  });

  it("is by the code of the newest mail, which ends the ones before", async () => {
    const host = await signUp(daybook);
    const first = await mailOf(host.email, CODE);
    expect((await post("/v1/me/verifications", undefined, host.token)).status).toBe(202);
    const second = await mailOf(host.email, CODE, 2);
    expect(told(await post("/v1/verifications", { token: tokenIn(first) }))).toEqual([410, "link_ended", "replaced"]);
    const wrong = codeIn(second) === "000 000" ? "111111" : "000000";
    const refused = await post("/v1/me/verifications/code", { code: wrong }, host.token);
    expect(refused.json.errors).toMatchObject([{ path: "code", rule: "wrong_code", params: { left: 4 } }]);
    const right = await post("/v1/me/verifications/code", { code: codeIn(second) }, host.token);
    expect(right.json.account).toMatchObject({ emailVerified: true });
  });

  it("can be mailed to five times in an hour, and the owner is told when again", async () => {
    const host = await signUp(daybook);
    const asked = await parallel(6, () => post("/v1/me/verifications", undefined, host.token));
    expect(counts(asked)).toEqual({ 202: 4, 429: 2 });
    const refused = asked.find(({ status }) => status === 429);
    expect(refused?.json.reason).toBe("own_mails");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(3_000);
  });

  it("isn't verified by the link of one that the account had before", async () => {
    const host = await signUp(daybook);
    const token = tokenIn(await mailOf(host.email, CODE));
    await askDatabase(daybook, "UPDATE accounts SET email = $2 WHERE id = $1", [host.id, `${unique("x")}@example.com`]);
    expect(told(await post("/v1/verifications", { token }))).toEqual([410, "link_ended", "replaced"]);
  });
});

describe("a forgotten password", () => {
  it("is chosen anew by a link that is good once, and signs out everywhere else", async () => {
    const host = await verified();
    const elsewhere = cookieOf(await signIn(host.email, host.password));
    expect((await post("/v1/password-resets", { email: host.email.toUpperCase() })).status).toBe(202);
    const token = tokenIn(await mailOf(host.email, RESET));
    const chosen = await parallel(4, () =>
      post("/v1/password-resets/completion", { token, password: "nine lanterns over water" }),
    );
    expect(counts(chosen)).toEqual({ 201: 1, 410: 3 });
    const won = chosen.find(({ status }) => status === 201) as Answer;
    expect((await bySession(cookieOf(won))).json.account.id).toBe(host.id);
    expect((await bySession(elsewhere)).status).toBe(401);
    expect((await signIn(host.email, host.password)).status).toBe(401);
    expect((await signIn(host.email, "nine lanterns over water")).status).toBe(201);
  });

  it("has 15 minutes", async () => {
    const { accountId, email } = await bareAccount(daybook);
    const asked = await post("/v1/password-resets", { email });
    expect(Date.parse(asked.json.until) - Date.now()).toBeLessThan(15 * MINUTE + 1_000);
    const token = await linkFor(daybook, "reset", { accountId, email });
    await fault(daybook, { ahead: 15.1 * MINUTE });
    const late = await post("/v1/password-resets/completion", { token, password: "nine lanterns over water" });
    expect(told(late)).toEqual([410, "link_ended", "expired"]);
    expect((await post("/v1/mailed-links", { purpose: "reset", token })).json.state).toBe("expired");
  });
});

describe("a link to sign in", () => {
  it("signs in where it is used, once, however often it is pressed at once", async () => {
    const host = await verified();
    await post("/v1/magic-links", { email: host.email });
    const token = tokenIn(await mailOf(host.email, CODE, 2));
    const pressed = await parallel(5, () => post("/v1/magic-links/completion", { token }));
    expect(counts(pressed)).toEqual({ 201: 1, 410: 4 });
    const [row] = await askDatabase(daybook, "SELECT method FROM sessions WHERE account_id = $1 ORDER BY id DESC", [
      host.id,
    ]);
    expect(row?.method).toBe("mail");
    // The password is as it was.
    expect((await signIn(host.email, host.password)).status).toBe(201);
  });

  it("has a code beside it for the browser that asked, and for no other", async () => {
    const host = await verified();
    const mine = (await post("/v1/magic-links", { email: host.email })).json.ticket;
    const code = codeIn(await mailOf(host.email, CODE, 2));
    const other = (await post("/v1/magic-links", { email: `${unique("o")}@example.com` })).json.ticket;
    for (const ticket of [other, `${mine.slice(0, -2)}AA`, "AAAA"])
      expect((await post("/v1/magic-links/completion", { ticket, code })).status).not.toBe(201);
    expect((await post("/v1/magic-links/completion", { ticket: mine, code })).status).toBe(201);
    expect(told(await post("/v1/magic-links/completion", { ticket: mine, code }))).toEqual([
      410,
      "link_ended",
      "replaced",
    ]);
  });

  it("whose code was guessed five times is good for nobody any more, also when guessed at once", async () => {
    const host = await verified();
    const { ticket } = (await post("/v1/magic-links", { email: host.email })).json;
    const mail = await mailOf(host.email, CODE, 2);
    const right = codeIn(mail);
    const wrong = right.startsWith("0") ? "999999" : "000000";
    const guesses = await parallel(12, () => post("/v1/magic-links/completion", { ticket, code: wrong }));
    expect(counts(guesses)).toEqual({ 422: 5, 410: 7 });
    for (const body of [{ ticket, code: right }, { token: tokenIn(mail) }])
      expect(told(await post("/v1/magic-links/completion", body))).toEqual([410, "link_ended", "replaced"]);
  });
});

describe("whether an account has an address, nobody is told", () => {
  const asks = ["/v1/password-resets", "/v1/magic-links"] as const;

  it.each(asks)("by what %s answers, keeps and mails", async (path) => {
    const host = await verified();
    const nobody = `${unique("nobody")}@example.com`;
    const work = async (email: string) => {
      const rows = async () =>
        Object.fromEntries(Object.entries(await dump(daybook)).map(([table, found]) => [table, found.length]));
      const mails = (await mailsTo(daybook, email)).length;
      const before = await rows();
      const answer = await post(path, { email });
      await eventually(async () => (await mailsTo(daybook, email)).length).toBe(mails + 1);
      const after = await rows();
      const made = Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]);
      const shape = Object.entries(answer.json).map(([name, value]) => [name, String(value).length]);
      return { status: answer.status, shape, made: made.filter(([, count]) => count !== 0) };
    };
    const [known, unknown] = [await work(host.email), await work(nobody)];
    expect(unknown).toEqual(known);
    expect(known.made).toContainEqual(["mailed_links", 1]);
  });

  it("by how often one may ask: what goes too far is answered the same, and mailed to nobody", async () => {
    const host = await verified();
    const nobody = `${unique("nobody")}@example.com`;
    for (const email of [host.email, nobody]) {
      const asked = await parallel(8, () => post("/v1/magic-links", { email }));
      expect(counts(asked)).toEqual({ 202: 8 });
      // Each has a ticket, and none says that it leads nowhere.
      const tried = await Promise.all(
        asked.map(({ json }) => post("/v1/magic-links/completion", { ticket: json.ticket, code: "123456" })),
      );
      for (const answer of tried) expect([410, 422, 201]).toContain(answer.status);
    }
    await eventually(() =>
      askDatabase(daybook, "SELECT count(*)::int AS waiting FROM deliveries WHERE state = 'waiting'"),
    ).toEqual([{ waiting: 0 }]);
    const subjects = async (email: string) => (await mailsTo(daybook, email)).map(({ subject }) => subject);
    // One to verify, and five of eight at most; later ones ended those before.
    expect((await subjects(host.email)).length).toBeLessThanOrEqual(6);
    expect(await subjects(nobody)).toEqual(["No Daybook account has this address"]);
  });

  it("and an address of no account is told so once a day", async () => {
    const nobody = `${unique("nobody")}@example.com`;
    await post("/v1/magic-links", { email: nobody });
    await post("/v1/password-resets", { email: nobody });
    await mailOf(nobody, /No Daybook account/);
    await fault(daybook, { ahead: 25 * 60 * MINUTE });
    await post("/v1/password-resets", { email: nobody });
    await fault(daybook, { carryDue: true, ahead: 25 * 60 * MINUTE });
    await mailOf(nobody, /No Daybook account/, 2);
  });
});

describe("whoever had made an account with somebody else's address", () => {
  it.each(["link", "reset"] as const)("has nothing of it any more once its owner comes by a mailed %s", async (way) => {
    const thief = await signUp(daybook);
    const cookie = cookieOf(await signIn(thief.email, thief.password));
    const scopes = { name: "Back door", scopes: ["admin"], expiresInDays: null };
    const apiKey = (await post("/v1/api-keys", scopes, thief.token)).json.key;
    expect((await me(apiKey)).status).toBe(200);
    await makeIdentities(daybook, thief);

    await post(way === "link" ? "/v1/magic-links" : "/v1/password-resets", { email: thief.email });
    const mail = await mailOf(thief.email, way === "link" ? CODE : RESET, way === "link" ? 2 : 1);
    const owner =
      way === "link"
        ? await post("/v1/magic-links/completion", { token: tokenIn(mail) })
        : await post("/v1/password-resets/completion", { token: tokenIn(mail), password: "nine lanterns over water" });
    expect(owner.json.account).toMatchObject({ id: thief.id, emailVerified: true });

    expect((await bySession(cookie)).status).toBe(401);
    expect((await me(apiKey)).status).toBe(401);
    expect((await signIn(thief.email, thief.password)).status).toBe(401);
    expect((await bySession(cookieOf(owner))).status).toBe(200);
    expect(await askDatabase(daybook, "SELECT 1 FROM identities WHERE account_id = $1", [thief.id])).toEqual([]);
  });
});

describe("another address", () => {
  const ask = (host: Host, email: string) => post("/v1/me/email-changes", { email }, host.token);
  const newEmail = () => `${unique("new")}@example.com`;

  it("counts once it is proved, and the old one has a way back for a week", async () => {
    const host = await verified();
    const email = newEmail();
    expect((await ask(host, email)).json).toMatchObject({ email });
    expect((await me(host.token)).json).toMatchObject({ account: { email: host.email }, pendingEmail: { email } });
    const token = tokenIn(await mailOf(email, CODE));
    expect((await post("/v1/email-changes", { token })).json).toEqual({ email });
    expect((await me(host.token)).json).toMatchObject({
      account: { email, emailVerified: true },
      pendingEmail: null,
    });
    expect((await signIn(email, host.password)).status).toBe(201);
    const letter = await mailOf(host.email, /another address/);
    expect(letter.text).toContain(email);

    const thief = cookieOf(await signIn(email, host.password));
    await fault(daybook, { ahead: 6.9 * DAY });
    const back = tokenIn(letter);
    expect((await post("/v1/email-changes/reversal", { token: back })).json).toEqual({ email: host.email });
    await fault(daybook, { ahead: 0 });
    expect((await bySession(thief)).status).toBe(401);
    expect((await signIn(host.email, host.password)).status).toBe(401);
    expect((await me(host.token)).status).toBe(401);
    const kept = "SELECT email, password_hash FROM accounts WHERE id = $1";
    expect(await askDatabase(daybook, kept, [host.id])).toEqual([{ email: host.email, password_hash: null }]);
    expect(told(await post("/v1/email-changes/reversal", { token: back }))).toEqual([410, "link_ended", "used"]);
  });

  it("is proved by the code too, and can be taken back before", async () => {
    const host = await verified();
    const [first, second] = [newEmail(), newEmail()];
    await ask(host, first);
    const mail = await mailOf(first, CODE);
    expect(
      (await daybook.call("DELETE", "/v1/me/email-changes/pending", undefined, { token: host.token })).status,
    ).toBe(204);
    expect(told(await post("/v1/email-changes", { token: tokenIn(mail) }))).toEqual([410, "link_ended", "replaced"]);
    await ask(host, second);
    const code = codeIn(await mailOf(second, CODE));
    const proved = await post("/v1/me/verifications/code", { code }, host.token);
    expect(proved.json.account).toMatchObject({ email: second, emailVerified: true });
  });

  it("that another account has is told to its mailbox's reader alone", async () => {
    const [host, other] = [await verified(), await verified()];
    expect((await ask(host, other.email)).status).toBe(202);
    const token = tokenIn(await mailOf(other.email, CODE, 2));
    expect(told(await post("/v1/email-changes", { token }))).toEqual([409, "email_taken", null]);
    expect((await me(other.token)).json.account.email).toBe(other.email);
    // Nothing was used: the whole of it was undone.
    expect((await post("/v1/mailed-links", { purpose: "change", token })).json.state).toBe("open");
  });

  it("asks for a sign-in of the last ten minutes, as another password does", async () => {
    const host = await verified();
    await fault(daybook, { ahead: 11 * MINUTE });
    for (const answer of [
      await ask(host, newEmail()),
      await daybook.call("PUT", "/v1/me/password", { password: "nine lanterns over water" }, { token: host.token }),
    ])
      expect(answer.json.errors, answer.text).toMatchObject([{ rule: "step_up" }]);
  });
});

it("another password ends every session but the one it was changed in", async () => {
  const host = await signUp(daybook);
  const [here, there] = [await signIn(host.email, host.password), await signIn(host.email, host.password)].map(
    cookieOf,
  );
  const headers = { cookie: here as string, "sec-fetch-site": "same-origin" };
  const changed = await daybook.call("PUT", "/v1/me/password", { password: "nine lanterns over water" }, { headers });
  expect(changed.json.account.passwordChangedAt).not.toBeNull();
  expect((await bySession(here as string)).status).toBe(200);
  expect((await bySession(there as string)).status).toBe(401);
  expect((await signIn(host.email, host.password)).status).toBe(401);
});

it("a link is good for its own purpose alone, and for nothing once a letter of it is another", async () => {
  const { accountId, email } = await bareAccount(daybook);
  const paths = {
    verify: "/v1/verifications",
    magic: "/v1/magic-links/completion",
    change: "/v1/email-changes",
    undo: "/v1/email-changes/reversal",
  } as const;
  const before = await dump(daybook);
  for (const purpose of Object.keys(paths) as (keyof typeof paths)[]) {
    const token = await linkFor(daybook, purpose, { accountId, email });
    const flipped = `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`;
    for (const [other, path] of Object.entries(paths))
      for (const one of other === purpose ? [flipped, token.slice(1), `${token}A`, ""] : [token])
        expect([path, [410, 422].includes((await post(path, { token: one })).status)]).toEqual([path, true]);
  }
  const after = await dump(daybook);
  expect({ ...after, mailed_links: [] }).toEqual({ ...before, mailed_links: [] });
});

describe("what isn't asked for is refused", () => {
  it.each([
    ["POST", "/v1/password-resets", { email: "a@example.com", accountId: crypto.randomUUID() }],
    [
      "POST",
      "/v1/password-resets/completion",
      { token: "x", password: "nine lanterns over water", email: "a@b.example" },
    ],
    ["POST", "/v1/magic-links", { email: "a@example.com", next: "https://evil.example" }],
    ["POST", "/v1/magic-links/completion", { token: "x", ticket: "y", code: "123456", method: "password" }],
    ["POST", "/v1/verifications", { token: "x", emailVerified: true }],
    ["POST", "/v1/email-changes", { token: "x", email: "a@b.example" }],
    ["POST", "/v1/email-changes/reversal", { token: "x", email: "a@b.example" }],
    ["POST", "/v1/me/email-changes", { email: "a@example.com", emailVerifiedAt: "2030-01-01T00:00:00Z" }],
    ["POST", "/v1/me/verifications/code", { code: "123456", purpose: "change" }],
    ["PUT", "/v1/me/password", { password: "nine lanterns over water", passwordHash: "x" }],
    ["PATCH", "/v1/me", { emailVerified: true }],
    ["PATCH", "/v1/me", { email: "a@example.com" }],
    ["POST", "/v1/accounts", { email: "a@example.com", emailVerified: true }],
  ])("%s %s %j", async (method, path, body) => {
    const host = await signUp(daybook);
    const answer = await daybook.call(method, path, body, { token: host.token, headers: key() });
    expect([answer.status, answer.json.code], answer.text).toEqual([422, "validation_failed"]);
  });
});

it("nothing that opens an account is in the database or its events", async () => {
  const host = await verified();
  const { ticket } = (await post("/v1/magic-links", { email: host.email })).json;
  const mail = await mailOf(host.email, CODE, 2);
  const everything = JSON.stringify(await dump(daybook));
  for (const secret of [ticket, tokenIn(mail), codeIn(mail), codeIn(mail).replace(" ", "")])
    expect(everything).not.toContain(secret);
});

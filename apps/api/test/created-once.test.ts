import { allOperations } from "@daybook/contract/all-operations";
import { type Operation, splitKey } from "@daybook/contract/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { dump, settled } from "./database-dump.ts";
import { type Daybook, key, signUp, startDaybook } from "./daybook.ts";
import { samples } from "./operation-samples.ts";
import { makeWorld, type World } from "./operation-world.ts";

type Name = keyof typeof allOperations;
const record = (name: Name): Operation => allOperations[name];

/** What makes something though it is answered with another status than 201. */
const alsoMake: readonly Name[] = [
  "POST /v1/webhooks/{id}/ping",
  "POST /v1/chat-channels/{id}/test",
  "POST /v1/event-types/{id}/test-mails",
  "POST /v1/webhooks/{id}/rotation",
  "POST /v1/bookings/{id}/rescheduling",
  "POST /v1/manage/{token}/rescheduling",
];
/** What makes something and takes no key, and why a call that comes twice does no harm. */
const WITHOUT_KEY: Partial<Record<Name, string>> = {
  "POST /v1/sessions": "It answers tokens, which are kept nowhere; a second session ends by itself.",
  "POST /v1/sessions/passkey": "A challenge counts once, and it answers what a sign-in does.",
  "POST /v1/sessions/second-factor": "Its token counts once, and it answers what a sign-in does.",
  "POST /v1/passkeys": "A challenge counts once, and a passkey is there once.",
  "POST /v1/sign-ups/completion": "Its link is good once.",
  "POST /v1/password-resets/completion": "Its link is good once.",
  "POST /v1/provider-flows": "It answers where to go; what it keeps is gone in minutes.",
  "POST /v1/me/provider-flows": "It answers where to go; what it keeps is gone in minutes.",
  "POST /v1/provider-flows/completion": "What a service answered counts once.",
  "POST /v1/provider-flows/current/account": "What a service answered counts once.",
  "POST /v1/me/identities": "What a service answered counts once, and it is linked once.",
  "POST /v1/pages/{handle}/{slug}/holds": "A visitor has one hold: the second takes the place of the first.",
  "POST /v1/magic-links/completion": "Its link is good once.",
};
const all = Object.keys(allOperations) as Name[];
const making = all.filter((name) => record(name).success.status === 201 || alsoMake.includes(name));
const keyed = making.filter((name) => !(name in WITHOUT_KEY));

let daybook: Daybook;
let world: World;
beforeAll(async () => {
  daybook = await startDaybook();
  world = await makeWorld(daybook, await signUp(daybook));
  await settled(daybook);
});
afterAll(() => daybook?.close());

function caller(name: Name) {
  const { path, body } = samples[name](world);
  const token = record(name).access.as === "account" ? world.host.token : undefined;
  return {
    body,
    call: (headers: Record<string, string>, other = body) =>
      daybook.call(splitKey(name).method, path, other, { token, headers }),
  };
}
/** Signing up again signs in again, which is a session more. */
const BESIDE = ["sessions"];
async function rows(): Promise<Record<string, number>> {
  await settled(daybook);
  const tables = Object.entries(await dump(daybook)).filter(([table]) => !BESIDE.includes(table));
  return Object.fromEntries(tables.map(([table, found]) => [table, found.length]));
}
/** A call's answer without what is made anew, what is told once, and what becomes of a booking's mails meanwhile. */
const same = ({ accessToken: _, key: __, deliveries: ___, ...json }: Record<string, unknown>) => json;

/** The body with the first text in it changed that a person writes, or another kind or time. */
function otherBody(body: unknown): unknown {
  if (body === null || typeof body !== "object") return undefined;
  if (Array.isArray(body)) {
    const [first, ...rest] = body;
    const other = otherBody(first);
    return other && [other, ...rest];
  }
  for (const [name, value] of Object.entries(body)) {
    if (["name", "title", "description"].includes(name)) return { ...body, [name]: `${value} too` };
    const inner = otherBody(value);
    if (inner) return { ...body, [name]: inner };
  }
  if ("kind" in body) return { ...body, kind: "cancelled" };
  return "start" in body ? { ...body, start: world.free.at(-1) } : undefined;
}

describe("every operation that makes something", () => {
  it("takes an Idempotency-Key, and asks for one where anybody may call; those that don't are known", () => {
    for (const name of keyed) expect(record(name).idempotency, name).toBeDefined();
    for (const name of keyed.filter((one) => record(one).access.as !== "account"))
      expect(record(name).idempotency, name).toBe("required");
    expect(making.filter((name) => name in WITHOUT_KEY).sort()).toEqual(Object.keys(WITHOUT_KEY).sort());
    for (const name of all.filter((one) => record(one).idempotency === "required")) expect(keyed).toContain(name);
  });

  describe.each(keyed)("%s", (name) => {
    it("makes one thing when it comes ten times, at once or later, and refuses another under its key", async () => {
      const { body, call } = caller(name);
      const headers = key();
      const before = await rows();
      const [first, ...others] = await parallel(10, () => call(headers));
      if (!first) throw new Error("Ten calls have a first");
      expect(first.status, first.text).toBe(record(name).success.status);
      for (const one of others) expect([one.status, same(one.json)]).toEqual([first.status, same(first.json)]);
      const after = await rows();
      expect(after).not.toEqual(before);
      expect(after.idempotency_keys).toBe((before.idempotency_keys ?? 0) + 1);

      const again = await call(headers);
      expect([again.status, same(again.json)]).toEqual([first.status, same(first.json)]);
      expect(await rows()).toEqual(after);

      const other = otherBody(body);
      // One that takes no body has no other to send.
      if (other === undefined) return expect(record(name).body).toBeUndefined();
      const reused = await call(headers, other);
      expect([reused.status, reused.json.code, reused.json.errors[0].path], reused.text).toEqual([
        409,
        "idempotency_key_reused",
        "Idempotency-Key",
      ]);
      expect(await rows()).toEqual(after);
    });

    it("makes another under another key, or says what stands in its way", async () => {
      const { call } = caller(name);
      const answer = await call(key());
      expect([record(name).success.status, 409, 422], answer.text).toContain(answer.status);
    });
  });

  it.each(keyed.filter((name) => record(name).idempotency === "required"))(
    "%s is refused without one",
    async (name) => {
      const before = await rows();
      const refused = await caller(name).call({});
      expect([refused.status, refused.json.code]).toEqual([400, "idempotency_key_required"]);
      expect(await rows()).toEqual(before);
    },
  );
});

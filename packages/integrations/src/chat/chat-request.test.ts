import { describe, expect, it } from "vitest";
import { chatOutcome } from "./chat-outcome.ts";
import { chatRequest } from "./chat-request.ts";
import { type ChatKind, chatAddressFault, chatHint } from "./chat-target.ts";

const message = { tone: "test" as const, heading: "Hello", lines: [], link: null };

describe("where a room is", () => {
  it.each([
    ["discord", "https://discord.com/api/webhooks/123/abc-DEF_1", null],
    ["discord", "https://ptb.discord.com/api/v10/webhooks/123/abc?thread_id=9", null],
    ["discord", "https://discord.com.evil.example/api/webhooks/123/abc", "host"],
    ["discord", "https://discord.com/channels/1/2", "path"],
    ["slack", "https://hooks.slack.com/services/T0/B0/x", null],
    ["slack", "https://hooks.slack.com/workflows/T0/B0/x", "path"],
    ["slack", "https://slack.com/services/T0/B0/x", "host"],
    ["teams", "https://prod-12.westeurope.logic.azure.com:443/workflows/0a1b/triggers/manual/paths/invoke?sig=x", null],
    [
      "teams",
      "https://default0a1b.4c.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a/triggers/manual/paths/invoke?sig=x",
      null,
    ],
    ["teams", "https://studio.webhook.office.com/webhookb2/x/IncomingWebhook/y", "connector"],
    ["teams", "https://logic.azure.com.evil.example/workflows/0a/", "host"],
    ["teams", "https://evillogic.azure.com/workflows/0a/", "host"],
    ["slack", "no address", "host"],
  ] as const)("%s: %s", (kind, url, fault) => {
    expect(chatAddressFault({ kind, url })).toBe(fault);
  });

  it("is a homeserver and a room's id with Matrix", () => {
    const room = { kind: "matrix", url: "https://matrix.example", accessToken: "t" } as const;
    expect(chatAddressFault({ ...room, roomId: "!abc:example.org" })).toBeNull();
    expect(chatAddressFault({ ...room, roomId: "!longhashofversion12" })).toBeNull();
    expect(chatAddressFault({ ...room, roomId: "#lobby:example.org" })).toBe("room");
    expect(chatAddressFault({ ...room, url: "https://matrix.example/?x=1", roomId: "!a:b" })).toBe("path");
  });

  it("is shown without what opens it", () => {
    expect(chatHint({ kind: "slack", url: "https://hooks.slack.com/services/T0/B0/secretXyZ9" })).toBe(
      "hooks.slack.com/…XyZ9",
    );
    expect(chatHint({ kind: "matrix", url: "https://matrix.example/" })).toBe("matrix.example");
  });
});

describe("a request", () => {
  it("asks Discord to say what became of it, and keeps the thread", () => {
    const { url, method } = chatRequest(
      { kind: "discord", url: "https://discord.com/api/webhooks/1/a?thread_id=9" },
      message,
      "k",
    );
    expect([method, url]).toEqual(["POST", "https://discord.com/api/webhooks/1/a?thread_id=9&wait=true"]);
  });

  it("puts a Matrix message under its dedupe key, with the token in a header alone", () => {
    const target = { kind: "matrix", url: "https://m.example/", roomId: "!a:b/c", accessToken: "syt" } as const;
    expect(chatRequest(target, message, "chat:1:2")).toMatchObject({
      method: "PUT",
      url: "https://m.example/_matrix/client/v3/rooms/!a%3Ab%2Fc/send/m.room.message/chat%3A1%3A2",
      headers: { authorization: "Bearer syt" },
    });
  });
});

describe("what became of it", () => {
  const answer = (status: number, body = "", headers: [string, string][] = []) => ({
    kind: "answer" as const,
    status,
    headers,
    body,
    isCut: false,
    took: 1,
  });
  const of = (kind: ChatKind, ...given: Parameters<typeof answer>) => chatOutcome(kind, answer(...given), "");

  it.each([
    ["discord", 200, "{}", { kind: "posted" }],
    ["teams", 202, "", { kind: "posted" }],
    [
      "discord",
      404,
      '{"message":"Unknown Webhook","code":10015}',
      { kind: "stops", by: "gone", error: "It answered 404, Unknown Webhook." },
    ],
    [
      "slack",
      410,
      "channel_is_archived",
      { kind: "stops", by: "gone", error: "It answered 410, channel_is_archived." },
    ],
    ["slack", 403, "action_prohibited", { kind: "stops", by: "refused" }],
    [
      "matrix",
      401,
      '{"errcode":"M_UNKNOWN_TOKEN","error":"x"}',
      { kind: "stops", by: "refused", error: "It answered 401, M_UNKNOWN_TOKEN." },
    ],
    ["slack", 400, "invalid_payload", { kind: "refused", error: "It answered 400, invalid_payload." }],
    ["slack", 500, "", { kind: "again" }],
    ["slack", 302, "", { kind: "again" }],
    ["slack", 504, "", { kind: "uncertain" }],
    ["matrix", 504, "", { kind: "again" }],
  ] as const)("%s %i", (kind, status, body, outcome) => {
    expect(of(kind, status, body)).toMatchObject(outcome);
  });

  it("a room that asks for patience is heeded, in its own way of saying it, up to a day", () => {
    const retryAfter: [string, string][] = [["retry-after", "7"]];
    expect(of("discord", 429, '{"retry_after":0.65,"global":false}', [["retry-after", "1"]])).toMatchObject({
      kind: "again",
      after: 650,
    });
    expect(of("matrix", 429, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2000}')).toMatchObject({ after: 2_000 });
    expect(of("matrix", 429, "{}", retryAfter)).toMatchObject({ after: 7_000 });
    expect(of("slack", 429, "", retryAfter)).toMatchObject({ after: 7_000 });
    expect(of("slack", 429, "", [["retry-after", "999999"]])).toMatchObject({ after: 24 * 3_600_000 });
    expect(of("discord", 429, '{"retry_after":-1}')).not.toHaveProperty("after");
  });

  it("no answer: nobody knows, but for Matrix, which drops a repeat, and for who was refused at the door", () => {
    const none = (kind: ChatKind, failure: "timeout" | "unreachable", reason: string) =>
      chatOutcome(kind, { kind: failure, reason, took: 1 }, `${reason}.`).kind;
    expect(none("slack", "timeout", "No whole answer")).toBe("uncertain");
    expect(none("matrix", "timeout", "No whole answer")).toBe("again");
    expect(none("slack", "unreachable", "connect ECONNREFUSED")).toBe("again");
    expect(none("slack", "unreachable", "Network connection lost.")).toBe("uncertain");
    expect(chatOutcome("slack", { kind: "refused", rule: "private_address", took: 0 }, "No.").kind).toBe("again");
  });
});

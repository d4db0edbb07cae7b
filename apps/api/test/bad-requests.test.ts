import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Daybook, type Host, key, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { booking, schedule } from "./good-bodies.ts";
import { expectRefusal, type Refusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let free: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, {
    questions: [
      { id: "level", kind: "choice", label: "Level", options: ["New", "Old hand"], required: true },
      { id: "phone", kind: "phone", label: "Phone" },
    ],
  });
  free = at(await slotsOf(daybook, page), 0);
});
afterAll(() => daybook?.close());

describe("a question for times", () => {
  const asked = (query: string) => daybook.call("GET", `${page.path}/slots?${query}`);
  it.each<[string, Refusal]>([
    ["from=2030-01-01&to=2130-01-01&timezone=UTC", unfit("to", "range_too_long")],
    ["from=2030-01-01&to=2030-03-04&timezone=UTC", unfit("to", "range_too_long")],
    ["from=2030-01-02&to=2030-01-01&timezone=UTC", unfit("to", "reversed")],
    ["from=2030-02-29&to=2030-03-01&timezone=UTC", unfit("from", "impossible_date")],
    ["from=9999-12-31&to=9999-12-31&timezone=UTC", unfit("from", "out_of_range")],
    ["from=2030-01-01T00:00:00Z&to=2030-01-02&timezone=UTC", unfit("from", "impossible_date")],
    ["to=2030-01-01&timezone=UTC", unfit("from", "required")],
    ["from=2030-01-01&to=2030-01-02", unfit("timezone", "required")],
    ["from=2030-01-01&to=2030-01-02&timezone=Nowhere", unfit("timezone", "unknown_zone")],
    ["from=2030-01-01&from=2030-01-03&to=2030-01-02&timezone=UTC", unfit("from", "invalid_type")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&duration=0", unfit("duration", "too_small")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&duration=10000", unfit("duration", "too_big")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&duration=long", unfit("duration", "invalid_type")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&duration=0x1e", unfit("duration", "invalid_type")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&duration=45", unfit("duration", "not_offered")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&hold=forged", [409, "hold_not_live", "hold", "hold_not_live"]],
    ["from=2030-01-01&to=2030-01-02&timezone=%00", unfit("timezone", "unknown_zone")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&durration=30", unfit("durration", "unknown_parameter")],
    ["from=2030-01-01&to=2030-01-02&timeZone=UTC", unfit("timeZone", "unknown_parameter")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&__proto__=x", unfit("__proto__", "unknown_parameter")],
    ["from=2030-01-01&to=2030-01-02&timezone=UTC&=x", unfit("", "unknown_parameter")],
  ])("%s is refused: %j", async (query, refusal) => {
    expectRefusal(await asked(query), refusal);
  });

  it("is answered at the ends of the known years", async () => {
    for (const query of [
      "from=1900-01-01&to=1900-03-02&timezone=UTC",
      "from=2199-11-01&to=2199-12-31&timezone=Pacific/Kiritimati",
    ]) {
      const answer = await asked(query);
      expect(answer.json, answer.text).toMatchObject({ slots: [] });
    }
  });
});

describe("lists and addresses", () => {
  const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
  it.each<[string, Refusal]>([
    ["/v1/bookings?limit=0", unfit("limit", "too_small")],
    ["/v1/bookings?limit=101", unfit("limit", "too_big")],
    ["/v1/bookings?limit=ten", unfit("limit", "invalid_type")],
    ["/v1/bookings?limit=1.5", unfit("limit", "invalid_type")],
    ["/v1/bookings?limit=0x10", unfit("limit", "invalid_type")],
    ["/v1/bookings?limit=1e1", unfit("limit", "invalid_type")],
    ["/v1/bookings?limit=%2B5", unfit("limit", "invalid_type")],
    ["/v1/bookings?limit=", unfit("limit", "invalid_type")],
    ["/v1/bookings?state=lost", unfit("state", "invalid_value")],
    ["/v1/bookings?q=%00", unfit("q", "null_byte")],
    ["/v1/bookings?cursor=%F0%9F%98%80", unfit("cursor", "cursor")],
    ["/v1/bookings?cursor=!!", unfit("cursor", "cursor")],
    [`/v1/bookings?cursor=${cursor({ start: "x", id: 1 })}`, unfit("cursor", "cursor")],
    [
      `/v1/bookings?cursor=${cursor({ start: Number.MAX_SAFE_INTEGER, id: crypto.randomUUID() })}`,
      unfit("cursor", "cursor"),
    ],
    [`/v1/bookings?cursor=${cursor({ start: -8.64e15, id: crypto.randomUUID() })}`, unfit("cursor", "cursor")],
    [`/v1/bookings?cursor=${cursor("0199f0c4-0000-7000-8000-000000000000")}`, unfit("cursor", "cursor")],
    [`/v1/schedules?cursor=${cursor("'; DROP TABLE schedules; --")}`, unfit("cursor", "cursor")],
    [`/v1/feeds?cursor=${"A".repeat(300)}`, unfit("cursor", "too_big")],
    ["/v1/schedules/mine", unfit("id", "invalid_format")],
    ["/v1/event-types/%00", unfit("id", "invalid_format")],
    ["/v1/bookings/1", unfit("id", "invalid_format")],
    ["/v1/calendar-days?from=2030-01-01&to=2130-01-01&timezone=UTC", unfit("to", "range_too_long")],
    ["/v1/pages/%00/x", [404, "not_found"]],
    ["/v1/pages/%E0%A4%A/x", [404, "not_found"]],
    [`/v1/pages/${"x".repeat(3000)}/x`, [404, "not_found"]],
    ["/v1/pages/%F0%9F%98%80", [404, "not_found"]],
    ["/v1/manage/forged", [404, "not_found"]],
    [`/v1/manage/${"A".repeat(2000)}`, [404, "not_found"]],
    ["/v1/nothing", [404, "not_found"]],
  ])("GET %s is refused: %j", async (path, refusal) => {
    expectRefusal(await daybook.call("GET", path, undefined, { token: host.token }), refusal);
  });
});

describe("a body", () => {
  const send = (
    body: string | Uint8Array | ReadableStream,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) => daybook.send("POST", "/v1/schedules", body, { ...headers, authorization: `Bearer ${host.token}` });
  const good = JSON.stringify(schedule());

  it.each<[string, string | Uint8Array, Record<string, string> | undefined, Refusal]>([
    ["cut off", good.slice(0, -5), undefined, [400, "malformed_json", "", "malformed_json"]],
    ["with single quotes", "{'name': 'x'}", undefined, [400, "malformed_json", "", "malformed_json"]],
    [
      "of Latin-1 bytes",
      Buffer.from('{"name":"caf\xe9"}', "latin1"),
      undefined,
      [400, "malformed_json", "", "not_utf8"],
    ],
    ["that is a list", "[]", undefined, unfit("", "invalid_type")],
    ["that is null", "null", undefined, unfit("", "invalid_type")],
    ["that is text", '"name"', undefined, unfit("", "invalid_type")],
    ["that is missing", "", undefined, unfit("name", "required")],
    ["with a key twice", '{"name":"a","name":"b"}', undefined, unfit("name", "duplicate_key")],
    ["with a key twice, once escaped", '{"name":"a","n\\u0061me":"b"}', undefined, unfit("name", "duplicate_key")],
    [
      "with a key twice further in",
      '{"hours":[{"start":"09:00","end":"10:00","start":"08:00"}]}',
      undefined,
      unfit("hours.0.start", "duplicate_key"),
    ],
    ["with __proto__", '{"__proto__":{"admin":true},"name":"x"}', undefined, unfit("__proto__", "unknown_field")],
    [
      "that is an abyss",
      "[".repeat(100_000) + "]".repeat(100_000),
      undefined,
      unfit("0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0", "too_deep"),
    ],
    [
      "of a form",
      "name=x",
      { "content-type": "application/x-www-form-urlencoded" },
      [415, "unsupported_media_type", "Content-Type", "unsupported_media_type"],
    ],
    [
      "of plain text",
      good,
      { "content-type": "text/plain" },
      [415, "unsupported_media_type", "Content-Type", "unsupported_media_type"],
    ],
    [
      "in another charset",
      good,
      { "content-type": "application/json; charset=iso-8859-1" },
      [415, "unsupported_media_type", "Content-Type", "charset"],
    ],
    [
      "in UTF-16, said in quotes",
      Buffer.from(good, "utf16le"),
      { "content-type": 'application/json;profile="x"; Charset="UTF-16"' },
      [415, "unsupported_media_type", "Content-Type", "charset"],
    ],
    [
      "compressed",
      gzipSync(good),
      { "content-type": "application/json", "content-encoding": "gzip" },
      [415, "unsupported_media_type", "Content-Encoding", "content_encoding"],
    ],
    [
      "that claims to be compressed",
      good,
      { "content-type": "application/json", "content-encoding": "br" },
      [415, "unsupported_media_type", "Content-Encoding", "content_encoding"],
    ],
    ["of no type", Buffer.from(good), {}, [415, "unsupported_media_type", "Content-Type", "unsupported_media_type"]],
    [
      "too large",
      JSON.stringify({ name: "x".repeat(300_000) }),
      undefined,
      [413, "body_too_large", "", "body_too_large"],
    ],
  ])("%s is refused", async (_, body, headers, refusal) => {
    expectRefusal(await send(body, headers), refusal);
  });

  it("too large is refused when its length isn't told, too", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        if (sent > 320_000) controller.close();
        else controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    expectRefusal(await send(endless), [413, "body_too_large", "", "body_too_large"]);
  });

  it("may carry a parameter and a suffix in its content type", async () => {
    for (const type of [
      "application/json; charset=utf-8",
      'application/json;charset="UTF-8"',
      "application/vnd.api+json",
      "Application/JSON",
    ])
      expect([type, (await send(good, { "content-type": type })).status]).toEqual([type, 201]);
    const plain = { "content-type": "application/json", "content-encoding": "identity" };
    expect((await send(good, plain)).status).toBe(201);
  });

  it("is refused where none is expected", async () => {
    const answer = await daybook.call(
      "POST",
      `/v1/event-types/${page.id}/copies`,
      { title: "Mine" },
      { token: host.token },
    );
    expectRefusal(answer, unfit("title", "unknown_field"));
    const abyss = "[".repeat(50_000) + "]".repeat(50_000);
    const deep = await daybook.call("POST", `/v1/event-types/${page.id}/copies`, abyss, {
      token: host.token,
      headers: key(),
    });
    expect(deep.json.errors[0].rule).toBe("too_deep");
  });
});

describe("headers", () => {
  it.each<[string, Record<string, string>, Refusal]>([
    ["no Idempotency-Key", {}, [400, "idempotency_key_required", "Idempotency-Key", "required"]],
    [
      "an empty Idempotency-Key",
      { "idempotency-key": "" },
      [400, "idempotency_key_required", "Idempotency-Key", "required"],
    ],
    ["an endless Idempotency-Key", { "idempotency-key": "k".repeat(201) }, unfit("Idempotency-Key", "too_big")],
  ])("booking with %s is refused", async (_, headers, refusal) => {
    expectRefusal(await daybook.call("POST", `${page.path}/bookings`, booking(free), { headers }), refusal);
  });

  it("an Idempotency-Key in any script serves", async () => {
    const headers = { "idempotency-key": encodeURIComponent("ключ-✓") };
    const again = await Promise.all(
      [1, 2].map(() => daybook.call("POST", "/v1/feeds", { name: "F" }, { token: host.token, headers })),
    );
    expect(new Set(again.map((one) => one.json.id)).size).toBe(1);
  });
});

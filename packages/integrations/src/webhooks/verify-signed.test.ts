import { Webhook } from "svix";
import { expect, it } from "vitest";
import { verifySigned } from "./verify-signed.ts";

const secret = "whsec_bGV0IG5vYm9keSBlbHNlIHNlZSB0aGlzIHNlY3JldCE=";
const other = "whsec_bm90IHRoZSBzZWNyZXQgdGhhdCBpdCBzaG91bGQgYmUhISE=";
const body = '{"type":"email.bounced"}';
const now = Date.now();
const signed = (over: { id?: string; at?: number; by?: string; prefix?: string } = {}) => {
  const { id = "msg_1", at = now, by = secret, prefix = "svix" } = over;
  return new Headers({
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(Math.floor(at / 1_000)),
    [`${prefix}-signature`]: new Webhook(by).sign(id, new Date(at), body),
  });
};

it("takes what svix signed, under either name of the headers, by either of two secrets", () => {
  expect(verifySigned(signed(), body, [secret], now)).toEqual({ id: "msg_1" });
  expect(verifySigned(signed({ prefix: "webhook" }), body, [secret], now)).toEqual({ id: "msg_1" });
  expect(verifySigned(signed({ by: other }), body, [secret, other], now)).toEqual({ id: "msg_1" });
});

it("refuses another body, id, time or secret, and what nobody signed", () => {
  expect(verifySigned(signed(), `${body} `, [secret], now)).toEqual({ fault: "forged" });
  expect(verifySigned(signed({ by: other }), body, [secret], now)).toEqual({ fault: "forged" });
  expect(verifySigned(signed(), body, ["whsec_%%%"], now)).toEqual({ fault: "forged" });
  expect(verifySigned(signed(), body, [], now)).toEqual({ fault: "forged" });
  const replaced = (name: string, value: string) => {
    const headers = signed();
    headers.set(name, value);
    return verifySigned(headers, body, [secret], now);
  };
  expect(replaced("svix-id", "msg_2")).toEqual({ fault: "forged" });
  expect(replaced("svix-timestamp", String(Math.floor(now / 1_000) - 1))).toEqual({ fault: "forged" });
  expect(replaced("svix-timestamp", "1e3")).toEqual({ fault: "forged" });
  expect(replaced("svix-signature", "")).toEqual({ fault: "unsigned" });
  expect(verifySigned(new Headers(), body, [secret], now)).toEqual({ fault: "unsigned" });
});

it("refuses what was signed more than five minutes from now, so that a copy is of no use later", () => {
  for (const minutes of [-5.2, 5.2])
    expect(verifySigned(signed({ at: now + minutes * 60_000 }), body, [secret], now)).toEqual({ fault: "old" });
  expect(verifySigned(signed({ at: now - 4 * 60_000 }), body, [secret], now)).toEqual({ id: "msg_1" });
});

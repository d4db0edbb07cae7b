import { MINUTE } from "@daybook/core/time/units";
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JWTHeaderParameters,
  jwtVerify,
  SignJWT,
} from "jose";
import { describe, expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { accessTokenSigners, mintAccessToken, mintReadableToken, verifyAccessToken } from "./access-token.ts";
import { mintFormerToken, replacedBy } from "./former-access-token.ts";

const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const keys = signingKeys(`1:${secret(1)}`);
const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);
const origin = "https://book.example";
const ana = { account: "ana", session: "s1", provedAt: NOW };
const mint = (from = keys, over: Partial<typeof ana> = {}, place = { origin, now: NOW }) =>
  mintAccessToken(from, { ...ana, ...over }, place);
const verify = (token: string, now = NOW, by = keys, at = origin) => verifyAccessToken(by, token, { origin: at, now });

describe("an access token", () => {
  it("speaks for its account for 30 minutes, to the second", async () => {
    const token = await mint();
    expect(await verify(token)).toEqual(ana);
    expect(await verify(token, NOW + 30 * MINUTE - 1_000)).toEqual(ana);
    expect(await verify(token, NOW + 30 * MINUTE)).toBe("expired");
  });

  it("of a Worker whose clock is ahead counts at one whose clock is behind", async () => {
    expect(await verify(await mint(), NOW - 5_000)).toEqual(ana);
  });

  it("tells whose it is, of which session, for whom and until when, and nothing else", async () => {
    const token = await mint();
    const { kid } = (await accessTokenSigners(keys)).current;
    expect(decodeProtectedHeader(token)).toEqual({ alg: "EdDSA", typ: "at+jwt", kid });
    expect(decodeJwt(token)).toEqual({
      iss: origin,
      aud: `${origin}/v1`,
      sub: "ana",
      sid: "s1",
      iat: NOW / 1000,
      exp: NOW / 1000 + 1800,
      auth_time: NOW / 1000,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(decodeJwt(await mint()).jti).not.toBe(decodeJwt(token).jti);
  });

  it("is verified by whoever has the published keys alone, and they hold nothing that signs", async () => {
    const published = [...(await accessTokenSigners(keys)).all.values()].map(({ jwk }) => jwk);
    const { payload } = await jwtVerify(await mint(), createLocalJWKSet({ keys: published }), {
      currentDate: new Date(NOW),
    });
    expect(payload.sub).toBe("ana");
    for (const jwk of published) expect(Object.keys(jwk).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  });

  it("says when its account last proved itself: a renewal is no proof", async () => {
    const provedAt = NOW - 60 * MINUTE;
    expect(await verify(await mint(keys, { provedAt }))).toEqual({ ...ana, provedAt });
  });

  it("outlives a rotation of keys for as long as its key is kept, and is read before its key signs here", async () => {
    const token = await mint();
    const rotated = signingKeys(`2:${secret(2)},1:${secret(1)}`);
    const waiting = signingKeys(`1:${secret(1)},2:${secret(2)}`);
    expect(await verify(token, NOW, rotated)).toEqual(ana);
    expect(await verify(token, NOW + 31 * MINUTE, rotated)).toBe("expired");
    expect(await verify(token, NOW, signingKeys(`2:${secret(2)}`))).toBe("forged");
    expect(await verify(await mint(rotated), NOW, waiting)).toEqual(ana);
    expect(decodeProtectedHeader(await mint(rotated)).kid).not.toBe(decodeProtectedHeader(token).kid);
  });

  it("of another deployment is forged, also where its keys are the same", async () => {
    expect(await verify(await mint(), NOW, keys, "https://other.example")).toBe("forged");
    expect(await verify(await mint(signingKeys(`1:${secret(9)}`)))).toBe("forged");
  });
});

describe("a text that our own key signed as something else is no access token:", () => {
  const signed = async (claims: object, header: Partial<JWTHeaderParameters> = {}) => {
    const { kid, privateKey } = (await accessTokenSigners(keys)).current;
    return new SignJWT(claims as Record<string, unknown>)
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid, ...header })
      .sign(privateKey);
  };
  const at = NOW / 1000;
  const good = {
    iss: origin,
    aud: `${origin}/v1`,
    sub: "ana",
    sid: "s1",
    iat: at,
    exp: at + 60,
    auth_time: at,
    jti: "x",
  };

  it("the one that these differ from is", async () => {
    expect(await verify(await signed(good))).toEqual(ana);
  });

  it.each(Object.keys(good))("without %s", async (left) => {
    const { [left as keyof typeof good]: _, ...rest } = good;
    expect(await verify(await signed(rest))).toBe("forged");
  });

  it.each<[string, object]>([
    ["a subject that is no text", { sub: 7 }],
    ["a session that is no text", { sid: ["s1"] }],
    ["a proof that is no number", { auth_time: "now" }],
    ["an end that is no number", { exp: "later" }],
    ["another audience", { aud: origin }],
    ["another issuer", { iss: `${origin}/` }],
    ["a beginning that is to come", { nbf: at + 600 }],
  ])("with %s", async (_, over) => {
    expect(await verify(await signed({ ...good, ...over }))).toBe("forged");
  });

  it.each<[string, Partial<JWTHeaderParameters>]>([
    ["no type", { typ: undefined as unknown as string }],
    ["the type of an identity", { typ: "JWT" }],
    ["no key", { kid: undefined as unknown as string }],
    ["the number of our key", { kid: "1" }],
  ])("with %s", async (_, header) => {
    expect(await verify(await signed(good, header))).toBe("forged");
  });
});

describe("while the version before may still answer", () => {
  const place = { origin, now: NOW, alone: false };

  it("a token is made that it reads, and that this one reads with its session", async () => {
    const token = await mintReadableToken(keys, ana, place);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256" });
    const { current } = await keys.derived("access-token");
    const former = { issuer: "daybook", requiredClaims: ["exp", "sub"], algorithms: ["HS256"] };
    expect((await jwtVerify(token, current, { ...former, currentDate: new Date(NOW) })).payload.sub).toBe("ana");
    expect(await verify(token)).toEqual(ana);
    expect(await verify(token, NOW + 30 * MINUTE)).toBe("expired");
    expect(decodeProtectedHeader(await mintReadableToken(keys, ana, { ...place, alone: true })).alg).toBe("EdDSA");
  });

  it("is for ten minutes from when the platform took this one, as far as it says so", () => {
    expect(replacedBy("2026-11-21T12:00:00.000Z")).toBe(NOW + 10 * MINUTE);
    for (const nothing of [undefined, "", "soon"]) expect(replacedBy(nothing)).toBe(0);
  });

  it("one that it made counts for its half hour, without a session or a proof where it named none", async () => {
    const { current } = await keys.derived("access-token");
    const jwt = new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuer("daybook").setSubject("ana");
    const older = await jwt.setExpirationTime(NOW / 1000 + 60).sign(current);
    expect(await verify(older)).toEqual({ account: "ana", session: null, provedAt: null });
  });

  it("one under an older key is called expired, too", async () => {
    const rotated = signingKeys(`2:${secret(2)},1:${secret(1)}`);
    expect(await verify(await mintFormerToken(keys, ana, NOW), NOW + 31 * MINUTE, rotated)).toBe("expired");
  });

  it("one without an end, or not for anyone, is forged", async () => {
    const { current } = await keys.derived("access-token");
    const base = () => new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuer("daybook");
    expect(await verify(await base().setExpirationTime("1h").sign(current), Date.now())).toBe("forged");
    expect(await verify(await base().setSubject("ana").sign(current))).toBe("forged");
  });
});

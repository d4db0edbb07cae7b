import { MINUTE } from "@daybook/core/time/units";
import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { mintAccessToken, verifyAccessToken } from "./access-token.ts";

const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const keys = signingKeys(`1:${secret(1)}`);
const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

describe("an access token", () => {
  it("speaks for its account for 30 minutes", async () => {
    const token = await mintAccessToken(keys, "ana", NOW);
    expect(await verifyAccessToken(keys, token, NOW)).toEqual({ account: "ana", provedAt: NOW });
    expect(await verifyAccessToken(keys, token, NOW + 30 * MINUTE - 1_000)).toEqual({ account: "ana", provedAt: NOW });
    expect(await verifyAccessToken(keys, token, NOW + 30 * MINUTE)).toBe("expired");
  });

  it("tells nothing but whose it is and until when", async () => {
    const token = await mintAccessToken(keys, "ana", NOW);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256" });
    expect(decodeJwt(token)).toEqual({
      iss: "daybook",
      sub: "ana",
      iat: NOW / 1000,
      exp: NOW / 1000 + 1800,
      auth_time: NOW / 1000,
    });
  });

  it("says when its account last proved itself: a renewal is no proof, and a token of the version before says nothing", async () => {
    const renewed = await mintAccessToken(keys, "ana", NOW, NOW - 60 * MINUTE);
    expect(await verifyAccessToken(keys, renewed, NOW)).toEqual({ account: "ana", provedAt: NOW - 60 * MINUTE });
    const { current } = await keys.derived("access-token");
    const jwt = new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuer("daybook").setSubject("ana");
    const older = await jwt.setExpirationTime(NOW / 1000 + 60).sign(current);
    expect(await verifyAccessToken(keys, older, NOW)).toEqual({ account: "ana", provedAt: null });
  });

  it("outlives a rotation of keys for as long as its key is kept; expired, it is called so under an older key, too", async () => {
    const token = await mintAccessToken(keys, "ana", NOW);
    const rotated = signingKeys(`2:${secret(2)},1:${secret(1)}`);
    expect(await verifyAccessToken(rotated, token, NOW)).toEqual({ account: "ana", provedAt: NOW });
    expect(await verifyAccessToken(rotated, token, NOW + 31 * MINUTE)).toBe("expired");
    expect(await verifyAccessToken(signingKeys(`2:${secret(2)}`), token, NOW)).toBe("forged");
  });

  it("without an end, or not for anyone, is forged", async () => {
    const { current } = await keys.derived("access-token");
    const base = () => new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuer("daybook");
    expect(await verifyAccessToken(keys, await base().setExpirationTime("1h").sign(current), Date.now())).toBe(
      "forged",
    );
    expect(await verifyAccessToken(keys, await base().setSubject("ana").sign(current), NOW)).toBe("forged");
  });
});

import type { Access } from "@daybook/contract/operation";
import type { OwnerId } from "@daybook/db/scopes";
import { describe, expect, it } from "vitest";
import { type AccountPrincipal, requireAccess } from "./principal.ts";

const NOW = Date.UTC(2030, 0, 7);
const MINUTE = 60_000;
const someone = (over: Partial<AccountPrincipal> = {}): AccountPrincipal => ({
  kind: "account",
  owner: "ana" as OwnerId,
  via: "session",
  session: null,
  scopes: "all",
  provedAt: NOW,
  ...over,
});
const refusal = (principal: AccountPrincipal, access: Access) => {
  try {
    requireAccess(principal, access, NOW);
    return null;
  } catch (error) {
    const { code, extra } = error as { code: string; extra: { errors?: { rule: string }[] } };
    return extra.errors?.[0]?.rule ?? code;
  }
};
const bookings = { as: "account", scope: "bookings:write" } as const;

describe("what an operation asks for", () => {
  it("a session has all of it", () => {
    expect(refusal(someone(), bookings)).toBeNull();
    expect(refusal(someone(), { as: "account" })).toBeNull();
  });

  it("a key has what it was given, and nothing that names no scope", () => {
    expect(refusal(someone({ scopes: ["bookings:write"] }), bookings)).toBeNull();
    expect(refusal(someone({ scopes: ["bookings:read", "feeds:write"] }), bookings)).toBe("forbidden");
    expect(refusal(someone({ scopes: ["bookings:write"] }), { as: "account" })).toBe("forbidden");
    expect(refusal(someone({ scopes: [] }), { as: "anyone" })).toBeNull();
  });

  it("a proof is fresh for ten minutes, and one that nobody knows of never is", () => {
    const access = { ...bookings, stepUp: true } as const;
    expect(refusal(someone({ provedAt: NOW - 10 * MINUTE }), access)).toBeNull();
    expect(refusal(someone({ provedAt: NOW - 10 * MINUTE - 1 }), access)).toBe("step_up");
    expect(refusal(someone({ provedAt: null }), access)).toBe("step_up");
    // A key with the scope is a program, which nobody can ask; where none is named, no key may at all.
    const key = { via: "key", provedAt: null, scopes: ["bookings:write"] } as const;
    expect(refusal(someone(key), access)).toBeNull();
    expect(refusal(someone({ ...key, scopes: [] }), access)).toBe("forbidden");
    expect(refusal(someone(key), { as: "account", stepUp: true })).toBe("forbidden");
  });
});
